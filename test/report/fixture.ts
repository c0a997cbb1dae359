/** Results made by hand: a case of fictional countries that is complete, and one in which everything that can be missing or hostile is. */
import type {
  CitationFinding,
  CurvePoint,
  GainFinding,
  ParameterFinding,
  QuestionFinding,
  Result,
} from "../../src/result/index.ts";

const text = `Norland and Varda have not signed a peace treaty since the strait war, and the four Skerries between them are still governed by Varda alone.
The mines of the south have been closed to Norland's mills since the spring of 2010, and nobody in the capital expects the blockade to be lifted soon. That pressure, more than any warmth, is driving the cabinet to look for new friends. Varda for its part sells nearly all its gas to one buyer, and knows that one buyer sets one price.
"We are prepared to discuss any matters of interest," the Vardan minister said in September. Norland's traders remember the pipeline that was promised in 2004 and never laid.
For the moment there is as yet nothing tangible to speak of. But if the pressure becomes overbearing, a gas contract or a wider settlement may follow.`;

const months = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => `${from + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`);

const rising = (to: number, count = 74, spread = 1): CurvePoint[] =>
  months(2013, count).map((month, n) => {
    const p = (to * (1 - Math.exp((-2.2 * (n + 1)) / count))) / (1 - Math.exp(-2.2));
    return {
      month,
      p,
      p5: p * (1 - 0.97 * spread),
      p25: p * (1 - 0.6 * spread),
      p75: Math.min(1, p * (1 + 0.5 * spread)),
      p95: Math.min(1, p * (1 + 1.7 * spread)),
    };
  });

const levels = (at: (x: number) => number, low: number, high: number, today: number) =>
  [
    ...Array.from({ length: 9 }, (_, n) => ({ at: low + ((high - low) * n) / 8, today: false })),
    { at: today, today: true },
  ]
    .sort((a, b) => a.at - b.at)
    .map((level) => ({
      ...level,
      p: at(level.at),
      se: Math.sqrt((at(level.at) * (1 - at(level.at))) / 2000),
      more: Math.max(0, at(level.at) - at(today)),
      fewer: Math.max(0, at(today) - at(level.at)),
    }));

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

const question = (over: Partial<QuestionFinding> & Pick<QuestionFinding, "ask" | "p" | "curve">): QuestionFinding => ({
  by: "2018-12",
  holds: false,
  when: { gas: ["terminal"] },
  se: 0.0061,
  wilson: { low: over.p * 0.94, high: over.p * 1.06 },
  word: "unlikely",
  removed: null,
  without_record: null,
  chance_share: 0.31,
  instead: [],
  threshold: {},
  ...over,
});

const gain = (
  stakes: { [id: string]: number },
  needs: { [id: string]: number },
  friction: number,
  residual: number,
): GainFinding => {
  const mean = [...Object.values(stakes), ...Object.values(needs), friction, residual].reduce((a, b) => a + b, 0);
  return { mean, p5: mean - 9.4, p95: mean + 10.1, stakes, needs, friction, residual };
};

const parameter = (
  text: string,
  mean: number,
  sd: number,
  shift = 0,
  cited: ParameterFinding["cited"] = "judged",
  isDefault = false,
): ParameterFinding => ({
  text,
  cited,
  default: isDefault,
  uncertain: sd > 0,
  before: { mean, sd },
  after: { mean: mean + shift * sd, sd: sd * (1 - Math.abs(shift) / 4) },
  shift,
});

const quote = (path: string, words: string): CitationFinding => {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { path, source: "herald", quote: words, start, end: start + words.length, kind: "quoted" };
};

const citations: CitationFinding[] = [
  quote("actors.norland.stakes.skerries", "the four Skerries between them are still governed by Varda alone"),
  quote("actors.norland.needs.friends", "driving the cabinet to look for new friends"),
  quote("drivers.pressure", "closed to Norland's mills since the spring of 2010"),
  quote("drivers.pressure", "That pressure, more than any warmth, is driving the cabinet"),
  quote("actors.varda.needs.buyers", "sells nearly all its gas to one buyer"),
  quote("actors.varda", "Norland's traders remember the pipeline that was promised in 2004 and never laid"),
  quote("record", "there is as yet nothing tangible to speak of"),
  quote("scenarios.overbearing", "if the pressure becomes overbearing"),
  {
    path: "actors.norland.stakes.skerries",
    source: null,
    quote:
      "Opinion in Norland prices four islands far above two; the swing from none to all is half of what any cabinet could win.",
    start: null,
    end: null,
    kind: "judged",
  },
  {
    path: "tables.summit",
    source: "yearbook",
    quote: "the two leaders met twice in 2011 and three times in 2012",
    start: null,
    end: null,
    kind: "unchecked",
  },
  quote("events.blockade", "closed to Norland's mills since the spring of 2010"),
  {
    path: "accords.fish",
    source: "yearbook",
    quote: "an agreement on poaching, signed on 8 September",
    start: null,
    end: null,
    kind: "unchecked",
  },
  {
    path: "constraints.no_treaty_alone",
    source: null,
    quote: "No cabinet of Norland has signed without movement on the islands.",
    start: null,
    end: null,
    kind: "judged",
  },
  {
    path: "actors.varda.friction",
    source: null,
    quote: "A border is the dearest thing a Vardan president can sign.",
    start: null,
    end: null,
    kind: "judged",
  },
];

/** A complete result, as a run of a middling case would give it. */
export function realistic(): Result {
  return {
    entente: 1,
    case: {
      id: "skerries",
      title: "Norland and Varda under the blockade (fictional)",
      as_of: "2012-10-31",
      until: "2022-12",
      hash: "5f2b9c0f3e4d1a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
    },
    run: {
      seed: 1,
      draws: 2000,
      paths: 8,
      limit: 200000,
      worlds: 60600,
      kept: 2000,
      fit: 0.033,
      scenario: null,
      set: { "actors.norland.needs.gas.weight": "20 to 30" },
      pin: {},
      engine: "0.1.0",
      seconds: 2.1,
    },
    record: {
      since: "2001-03",
      from: {},
      known: [],
      match: ["skerries", "treaty", "gas"],
      said: "Of 60600 worlds tried, 2000 (3.3 %) could have produced what has and has not happened since 2001-03; the rest were dropped. The record moved actors.varda.friction most: up by 0.7 standard deviations.",
    },
    questions: {
      energy_deal: question({
        ask: "Will Norland and Varda sign a binding contract for a large new gas project by the end of 2018?",
        p: 0.214,
        without_record: 0.44,
        curve: rising(0.214),
        wilson: { low: 0.208, high: 0.22 },
        instead: [
          { options: { gas: "mou" }, share: 0.71 },
          { options: { gas: "none" }, share: 0.29 },
        ],
        threshold: {
          pressure: levels((x) => 0.42 * logistic((x - 62) / 9), 0, 100, 63),
          idle: levels((x) => 0.1 + 0.0016 * x, 0, 100, 88),
          dependence: levels((x) => 0.205 + 0.00002 * x, 0, 100, 41),
          price: levels((x) => 0.09 + 0.009 * x, 4, 20, 16.5),
        },
      }),
      settlement: question({
        ask: "Will a peace treaty be signed and at least two islands pass to Norland by the end of 2022?",
        by: "2022-12",
        when: { treaty: ["signed"], skerries: ["two", "four"] },
        p: 0.0074,
        se: 0.0008,
        wilson: { low: 0.0062, high: 0.0089 },
        word: null,
        without_record: 0.062,
        chance_share: 0.12,
        curve: rising(0.0074, 120),
        instead: [
          { options: { treaty: "unsigned", skerries: "status_quo" }, share: 0.94 },
          { options: { treaty: "unsigned", skerries: "joint" }, share: 0.06 },
        ],
        threshold: {
          pressure: levels((x) => 0.03 * logistic((x - 80) / 6), 0, 100, 63),
          idle: levels(() => 0.0074, 0, 100, 88),
        },
      }),
      joint_holds: question({
        ask: "Will joint economic activity on the Skerries be in force at the end of 2018?",
        holds: true,
        when: { skerries: ["joint"] },
        p: 0.9991,
        se: 0.0002,
        word: null,
        wilson: { low: 0.9985, high: 0.9995 },
        without_record: 0.97,
        curve: rising(0.9991, 72, 0.4),
        threshold: { pressure: levels(() => 0.9991, 0, 100, 63) },
      }),
      war: question({
        ask: "Will the strait be closed by force before 2019?",
        when: { embargo: ["blocked"] },
        p: 0,
        se: 0,
        word: null,
        wilson: { low: 0, high: 0.00024 },
        without_record: 0.002,
        chance_share: null,
        curve: months(2013, 72).map((month) => ({ month, p: 0, p5: 0, p25: 0, p75: 0, p95: 0 })),
        instead: [{ options: { embargo: "quota" }, share: 1 }],
      }),
    },
    sources: {
      herald: {
        title: "Fear of being alone",
        author: "A. Correspondent",
        publisher: "The Strait Herald",
        date: "2012-10",
        url: "https://example.org/herald",
        text,
        later: false,
      },
      yearbook: {
        title: "Yearbook of the North",
        author: null,
        publisher: "Northern Institute",
        date: "2013",
        url: null,
        text: null,
        later: true,
      },
    },
    citations: structuredClone(citations),
    drivers: {
      pressure: {
        name: "Pressure on Norland",
        unit: "index, 0 to 100",
        range: [0, 100],
        history: months(2010, 34).map((month, n) => ({ month, value: 50 + 28 * Math.sin(n / 5) })),
        fan: months(2013, 120).map((month, n) => ({
          month,
          p5: 63 - 30 * Math.sqrt((n + 1) / 121),
          p25: 63 - 14 * Math.sqrt((n + 1) / 121),
          p50: 61,
          p75: 63 + 12 * Math.sqrt((n + 1) / 121),
          p95: 63 + 29 * Math.sqrt((n + 1) / 121),
        })),
        now: 63,
      },
      idle: {
        name: "Idle reactors",
        unit: "% of capacity",
        range: [0, 100],
        history: [
          { month: "2011-03", value: 20 },
          { month: "2012-05", value: 100 },
          { month: "2012-09", value: 96 },
        ],
        fan: months(2013, 120).map((month, n) => ({
          month,
          p5: 90 - n / 2,
          p25: 92 - n / 3,
          p50: 94 - n / 4,
          p75: 96 - n / 6,
          p95: 100 - n / 9,
        })),
        now: 88,
      },
      dependence: {
        name: "Varda's dependence on one buyer",
        unit: "% of gas exports",
        range: [0, 100],
        history: [],
        fan: months(2013, 120).map((month, n) => ({
          month,
          p5: 38 + n / 8,
          p25: 40 + n / 7,
          p50: 41 + n / 6,
          p75: 43 + n / 5,
          p95: 46 + n / 4,
        })),
        now: 41,
      },
      price: {
        name: "Price of liquefied gas",
        unit: "USD/MMBtu",
        range: [4, 20],
        history: months(2009, 46).map((month, n) => ({ month, value: 8 + n / 5 })),
        fan: [],
        now: 16.5,
      },
    },
    accords: [
      {
        id: "fish",
        parties: ["norland", "varda"],
        date: "2012-09-08",
        kind: "agreement",
        binds: true,
        on: null,
        text: "Poaching in the strait",
        citations: [11],
      },
      {
        id: "mou",
        parties: ["norland", "varda"],
        date: "2012-09-08",
        kind: "memorandum",
        binds: false,
        on: "gas",
        text: null,
        citations: [],
      },
    ],
    events: [
      {
        id: "blockade",
        date: "2010-03",
        who: "sudra",
        does: "COERCE",
        whom: "norland",
        text: "The southern mines close",
        citations: [10],
      },
    ],
    places: [],
    issues: {
      skerries: {
        name: "The four Skerries",
        options: {
          status_quo: "Varda administers all four",
          joint: "Joint economic activity, sovereignty untouched",
          two: "Two pass to Norland",
          four: "All four pass to Norland",
        },
      },
      treaty: { name: "Peace treaty", options: { unsigned: "None", signed: "Signed" } },
      gas: {
        name: "A large new gas project",
        options: {
          none: "Present volumes only",
          mou: "Memorandum, studies",
          terminal: "Terminal with binding offtake",
        },
      },
      embargo: { name: "Ore exports to Norland", options: { open: "Open", quota: "Quota", blocked: "Blocked" } },
    },
    tables: {
      summit: {
        name: "Summits",
        parties: ["norland", "varda"],
        ratified_by: [],
        issues: ["skerries", "treaty", "gas"],
      },
    },
    packages: [
      {
        options: { skerries: "status_quo", treaty: "unsigned", gas: "mou", embargo: "quota" },
        changes: {},
        standing: true,
        now: { zone: 0, frontier: 0, nash: 0 },
        reached: 0,
        left: 0,
        when: null,
        gain: {},
      },
      {
        options: { skerries: "status_quo", treaty: "unsigned", gas: "terminal", embargo: "quota" },
        changes: { gas: "terminal" },
        standing: false,
        now: { zone: 0.38, frontier: 0.44, nash: 0.29 },
        reached: 0.197,
        left: 0.004,
        when: { p25: "2013-11", p50: "2015-02", p75: "2017-01" },
        gain: {
          norland: gain({ gas: -2.1 }, { gas: 9.7, friends: 2.2 }, -4.4, -1.2),
          varda: gain({}, { buyers: 6.2, rank: 2.9 }, -6.1, 0.6),
        },
      },
      {
        options: { skerries: "joint", treaty: "unsigned", gas: "terminal", embargo: "quota" },
        changes: { skerries: "joint", gas: "terminal" },
        standing: false,
        now: { zone: 0.21, frontier: 0.31, nash: 0.17 },
        reached: 0.034,
        left: 0,
        when: { p25: "2014-01", p50: "2016-05", p75: "2017-12" },
        gain: {
          norland: gain({ gas: -2.1, skerries: 8.3 }, { gas: 9.7, friends: 3.2 }, -9.4, -0.9),
          varda: gain({ skerries: -7.7 }, { buyers: 6.2, rank: 3.4 }, -8.8, 1.1),
        },
      },
      {
        options: { skerries: "four", treaty: "signed", gas: "terminal", embargo: "quota" },
        changes: { skerries: "four", treaty: "signed", gas: "terminal" },
        standing: false,
        now: { zone: 0.0006, frontier: 0.22, nash: 0 },
        reached: 0.0002,
        left: 0,
        when: { p25: "2019-01", p50: "2019-01", p75: "2019-01" },
        gain: {
          norland: gain({ gas: -2.1, skerries: 52, treaty: 3 }, { gas: 9.7, friends: 9 }, -14.4, -0.9),
          varda: gain({ skerries: -61, treaty: 4 }, { buyers: 6.2, rank: 3.4 }, -21, 1.1),
        },
      },
    ],
    deals: [
      {
        table: "summit",
        solutions: { nash: 2, kalai_smorodinsky: 2, egalitarian: 1, utilitarian: 2 },
        packages: [
          { changes: {}, gain: { norland: 0, varda: 0 }, zone: false, frontier: false },
          { changes: { gas: "terminal" }, gain: { norland: 4.2, varda: 3.6 }, zone: true, frontier: false },
          {
            changes: { skerries: "joint", gas: "terminal" },
            gain: { norland: 8.6, varda: 3.7 },
            zone: true,
            frontier: true,
          },
          {
            changes: { skerries: "two", treaty: "signed" },
            gain: { norland: 5.1, varda: -4.4 },
            zone: false,
            frontier: false,
          },
          { changes: { treaty: "signed" }, gain: { norland: -12.5, varda: 11.2 }, zone: false, frontier: true },
          {
            changes: { skerries: "four", treaty: "signed", gas: "terminal" },
            gain: { norland: 46.7, varda: -68.3 },
            zone: false,
            frontier: true,
          },
        ],
      },
    ],
    actors: {
      norland: {
        name: "Norland",
        code: null,
        part_of: null,
        range: 104.2,
        needs: { gas: "gas for idle reactors", friends: "support against isolation" },
      },
      varda: {
        name: "Varda",
        code: null,
        part_of: null,
        range: 97.8,
        needs: { buyers: "more than one buyer", rank: "rank among the great" },
      },
      sudra: { name: "Sudra", code: null, part_of: null, range: null, needs: {} },
    },
    parameters: {
      "actors.norland.friction": parameter("2 to 6", 4, 1.2, 0.31),
      "actors.norland.residual": parameter("3 to 8", 5.5, 1.5, -0.12),
      "actors.norland.reliability": parameter("1", 1, 0, 0, "bare", true),
      "actors.norland.stakes.skerries.weight": parameter("40 to 60", 50, 6.08, 0.02, "argued"),
      "actors.norland.stakes.skerries.friction": parameter("4 to 10", 7, 1.82, 0.44, "argued"),
      "actors.norland.stakes.skerries.values.joint": parameter("5 to 15", 10, 3.04, -0.21, "argued"),
      "actors.norland.stakes.skerries.values.two": parameter("15 to 40", 27.5, 7.6, -0.08, "argued"),
      "actors.norland.stakes.skerries.values.four": parameter("100", 100, 0, 0, "argued"),
      "actors.norland.needs.gas.weight": parameter("20 to 30", 25, 3.04, -0.52, "bare"),
      "actors.norland.needs.gas.level": parameter("0.1", 0.1, 0, 0, "bare", true),
      "actors.norland.needs.friends.weight": parameter("15 to 30", 22.5, 4.56, -0.33, "argued"),
      "actors.norland.needs.friends.sharpened_by.pressure.from": parameter("30", 30, 0, 0, "argued"),
      "actors.norland.needs.friends.sharpened_by.pressure.to": parameter("95", 95, 0, 0, "argued"),
      "actors.norland.needs.friends.met_by.treaty.signed": parameter("0.3 to 0.5", 0.4, 0.06, -0.1, "argued"),
      "actors.varda.friction": parameter("4 to 12", 8, 2.43, 0.71),
      "actors.varda.reliability": parameter("0.45 to 0.8", 0.62, 0.11, -0.64, "argued"),
      "actors.varda.needs.buyers.weight": parameter("15 to 40", 27.5, 7.6, -0.41, "argued"),
      "actors.varda.beliefs.actors.norland.needs.gas.weight.value": parameter("30 to 50", 40, 6.08, 0.06, "argued"),
      "drivers.pressure.mean": parameter("45 to 65", 55, 6.08, -0.27, "argued"),
      "drivers.pressure.half_life_months": parameter("12 to 24", 18, 3.65, 0.03, "argued"),
      "drivers.pressure.history.2010-09": parameter("80", 80, 0, 0, "argued"),
      "issues.embargo.reviews_per_year": parameter("2", 2, 0, 0, "bare"),
      "tables.summit.meetings_per_year": parameter("2 to 5", 3.5, 0.91, -0.19, "argued"),
      "tables.summit.concludes": parameter("0.2 to 0.5", 0.35, 0.09, -0.58, "argued"),
      "tables.summit.power.norland": parameter("1", 1, 0, 0, "bare", true),
      "reactions.china_answers.shift": parameter("5 to 15", 10, 3.04, 0),
      "scenarios.overbearing.set.drivers.pressure.mean": parameter("80 to 95", 87.5, 4.56, 0, "argued"),
      learning: parameter("0.1", 0.1, 0, 0, "bare", true),
    },
    headline: ["settlement"],
    grounds: { all: 28, figure: 0, argued: 18, judged: 4, suggested: 0, bare: 2, default: 4, series: 0, unchecked: 2 },
    cited_by: {
      "actors.norland.stakes.skerries.weight": [0, 8],
      "actors.norland.stakes.skerries.friction": [0, 8],
      "actors.norland.stakes.skerries.values.joint": [0, 8],
      "actors.norland.stakes.skerries.values.two": [0, 8],
      "actors.norland.stakes.skerries.values.four": [0, 8],
      "actors.norland.needs.friends.weight": [1],
      "actors.norland.needs.friends.sharpened_by.pressure.from": [1],
      "actors.norland.needs.friends.sharpened_by.pressure.to": [1],
      "actors.norland.needs.friends.met_by.treaty.signed": [1],
      "drivers.pressure.mean": [2, 3],
      "drivers.pressure.half_life_months": [2, 3],
      "drivers.pressure.history.2010-09": [2, 3],
      "actors.varda.needs.buyers.weight": [4],
      "actors.varda.reliability": [5],
      "actors.varda.friction": [13],
      "tables.summit.meetings_per_year": [9],
      "tables.summit.concludes": [9],
      "scenarios.overbearing.set.drivers.pressure.mean": [7],
    },
    scenarios: {
      overbearing: { name: "The pressure becomes overbearing", set: { "drivers.pressure.mean": "80 to 95" } },
    },
    messages: [
      {
        code: "bare-number",
        severity: "warning",
        message: "no `because` covers this number",
        path: "actors.norland.needs.gas.weight",
      },
    ],
    lenses: {},
  };
}

/** The realistic result with all that a full run finds: what tips, decides and would have to be true, why not, linkage, a decision, and a map. */
export function complete(): Result {
  const result = realistic();
  const line = (path: string, share: number, low: number, high: number, below_noise = false) => ({
    path,
    share,
    se: 0.02,
    below_noise,
    low,
    high,
    low_se: 0.012,
    high_se: 0.014,
    worth: share * 0.05,
    before: { share: share / 2, se: 0.02, below_noise: share < 0.1, low, high, low_se: 0.012, high_se: 0.014 },
  });
  const none = { up: null, down: null };
  result.questions["energy_deal"] = {
    ...result.questions["energy_deal"],
    sensitivity: [
      line("actors.varda.reliability", 0.31, 0.08, 0.36),
      line("tables.summit.concludes", 0.12, 0.14, 0.27),
      line("actors.varda.friction", 0.09, 0.29, 0.15),
      line("actors.norland.left_out", 0.06, 0.17, 0.26),
      line("actors.norland.needs.gas.weight", 0.004, 0.19, 0.22, true),
    ],
    variance: { alone: 0.44, joint: 0.25, chance: 0.31, sum: 0.64 },
    tipping: {
      pressure: {
        already: 0.12,
        never: 0.5,
        up: { p5: 66, p50: 79, p95: 96, share: 0.33 },
        down: { p5: 10, p50: 22, p95: 35, share: 0.05 },
        lost: { up: { p5: 90, p50: 95, p95: 99, share: 0.01 }, down: null },
      },
      dependence: { already: 0.12, never: 0.88, up: null, down: null, lost: none },
    },
    boxes: [
      {
        limits: [
          { path: "actors.varda.reliability", min: 0.66, max: null, quasi_p: 0.00001, reproduced: 20 },
          { path: "actors.varda.friction", min: null, max: 7.4, quasi_p: 0.003, reproduced: 17 },
          { path: "tables.summit.concludes", min: 0.3, max: null, quasi_p: 0.02, reproduced: 12 },
          { path: "tables.summit.concludes", min: null, max: 0.48, quasi_p: 0.04, reproduced: 8 },
        ],
        coverage: 0.61,
        density: 0.57,
        mass: 0.22,
      },
    ],
    why_not: {
      empty_today: 0.62,
      no: 0.79,
      because: {
        undone: 0.01,
        misperceived: 0.14,
        other_deal: 0.03,
        no_deal: 0.57,
        out_of_reach: 0.05,
        no_meeting: 0.2,
      },
      refused: { varda: { share: 0.8, alone: 0.55 }, norland: { share: 0.4, alone: 0.15 } },
    },
  };
  result.questions["war"].sensitivity = [];
  result.questions["war"].variance = null;
  result.questions["war"].why_not = {
    empty_today: 1,
    no: 1,
    because: { undone: 0, misperceived: 0, other_deal: 0, no_deal: 0, ruled_out: 0, out_of_reach: 0, no_meeting: 1 },
    refused: {},
  };
  result.decisions = {
    tanker: {
      name: "Charter a tanker for 2015",
      who: "norland",
      unit: "m USD",
      questions: ["energy_deal"],
      options: {
        now: { text: "Charter now", mean: 3.1, se: 0.2, p5: -4, p95: 9, best: 0.42 },
        wait: { text: "Wait a year", mean: 2.4, se: 0.1, p5: 0, p95: 5, best: 0.58 },
      },
      best: "now",
      lead: 0.7,
      lead_se: 0.15,
      evpi: 2.6,
      evpi_se: 0.2,
      evppi: [
        { path: "actors.varda.reliability", worth: 0.8, se: 0.1, below_noise: false },
        { path: "tables.summit.concludes", worth: 0.05, se: 0.06, below_noise: true },
        { path: "actors.varda.friction", worth: 0, se: 0.05, below_noise: true },
      ],
    },
  };
  result.since = {
    earlier: { title: result.case.title, as_of: "2012-09-30", hash: "e".repeat(64), engine: "0.1.0" },
    case: true,
    engine: false,
    record: true,
    settings: ["draws"],
    numbers: [
      { path: "actors.varda.reliability", before: "0.3 to 0.7", now: "0.45 to 0.8" },
      { path: "tables.summit.concludes", before: null, now: "0.2 to 0.5" },
    ],
    asked: ["war"],
    dropped: ["old"],
    questions: {
      energy_deal: {
        before: 0.151,
        now: 0.214,
        steps: [
          { why: "elsewhere", difference: 0, se: 0, paired: true },
          { why: "record", difference: -0.012, se: 0.009, paired: false },
          { why: "numbers", difference: 0.075, se: 0.004, paired: true },
        ],
        alone: [{ path: "actors.varda.reliability", difference: 0.074, se: 0.004 }],
      },
      settlement: {
        before: 0.0074,
        now: 0.0074,
        steps: [{ why: "elsewhere", difference: 0, se: 0, paired: true }],
        alone: [],
      },
    },
  };
  result.linkage = [
    { table: "summit", together: 0.41, apart: { skerries: 0.03, treaty: 0.08, gas: 0.31 }, only_together: 0.06 },
  ];
  Object.assign(result.actors["norland"], { code: "JPN" });
  Object.assign(result.actors["varda"], { code: "RUS" });
  Object.assign(result.actors["sudra"], { code: "CHN" });
  result.places = [
    { id: "east", name: "East Skerry", lon: 147.83, lat: 45.05, on: "skerries", citations: [13] },
    { id: "west", name: "West Skerry", lon: 145.95, lat: 44.17, on: "skerries", citations: [13] },
    { id: "reef", name: "Lone Reef", lon: 146.1, lat: 43.5, on: "skerries", citations: [] },
    { id: "port", name: "Gas Port", lon: 131.9, lat: 43.1, on: "gas", citations: [] },
  ];
  return result;
}

const evil = `</script><script>alert(1)</script><img src=x onerror=alert(1)> & "quoted" 'single'`;
const rtl = "\u202e\u05e9\u05dc\u05d5\u05dd \u0627\u0644\u0633\u0644\u0627\u0645 abc";
const emoji = "\u{1f600}\u{1f1ef}\u{1f1f5}\u{1f468}\u200d\u{1f469}\u200d\u{1f467}";
const long = "Northern".padEnd(200, "x");

/** Everything that can be missing is; every name is hostile; p is 0 and 1; one world was kept and nothing was reached. */
export function degenerate(): Result {
  const flat = (p: number): CurvePoint[] => [{ month: "2013-01", p, p5: p, p25: p, p75: p, p95: p }];
  return {
    entente: 1,
    case: {
      id: "x'y",
      title: `${evil} ${rtl} ${emoji} ${long}`,
      as_of: "2012-10-31",
      until: "2013-01",
      hash: "0".repeat(64),
    },
    run: {
      seed: 7,
      draws: 1,
      paths: 1,
      limit: 1,
      worlds: 1,
      kept: 1,
      fit: 1,
      scenario: "grim",
      set: { [`actors.a.stakes.i.weight`]: `1'; rm -rf / #` },
      pin: { d: 3 },
      engine: "0.1.0",
      seconds: 0,
    },
    record: null,
    questions: {
      never: {
        ...question({ ask: `${evil} ${rtl}`, p: 0, curve: flat(0) }),
        by: "2013-01",
        se: 0,
        word: null,
        wilson: { low: 0, high: 0.7935 },
        chance_share: null,
      },
      always: {
        ...question({ ask: `${long} ${emoji}`, p: 1, curve: flat(1) }),
        by: "2013-01",
        se: 0,
        word: null,
        wilson: { low: 0.2065, high: 1 },
        chance_share: null,
        threshold: { d: [{ at: 0, p: 1, se: 0, today: true, more: 0, fewer: 0 }] },
      },
      empty: {
        ...question({ ask: "", p: 0.5, curve: [] }),
        by: "2013-01",
        word: "roughly even chance",
        chance_share: 1,
        instead: [{ options: {}, share: 1 }],
      },
    },
    sources: {
      s: {
        title: evil,
        author: rtl,
        publisher: long,
        date: evil,
        url: "javascript:alert(1)",
        text: `${evil}\n\n${rtl}\n${emoji}`,
        later: false,
      },
    },
    citations: [],
    drivers: {
      d: {
        name: `${evil}${long}`,
        unit: rtl,
        range: [null, null],
        history: [],
        fan: [{ month: "2013-01", p5: 3, p25: 3, p50: 3, p75: 3, p95: 3 }],
        now: 3,
      },
    },
    accords: [
      {
        id: "a",
        parties: ["a", "nobody"],
        date: "2012",
        kind: evil,
        binds: false,
        on: "nothing",
        text: rtl,
        citations: [],
      },
    ],
    events: [{ id: "e", date: "2012-01", who: "a", does: evil, whom: null, text: null, citations: [] }],
    places: [{ id: "p", name: `${evil}${long}`, lon: 180, lat: -90, on: "nothing", citations: [] }],
    issues: { i: { name: long, options: { o: evil, p: rtl } } },
    tables: {},
    packages: [
      {
        options: { i: "o" },
        changes: {},
        standing: true,
        now: { zone: 0, frontier: 0, nash: 0 },
        reached: 0,
        left: 0,
        when: null,
        gain: {},
      },
      {
        options: { i: "p" },
        changes: { i: "p" },
        standing: false,
        now: { zone: 0, frontier: 0, nash: 0 },
        reached: 0,
        left: 0,
        when: null,
        gain: { a: { mean: 0, p5: 0, p95: 0, stakes: { i: 0 }, needs: {}, friction: 0, residual: 0 } },
      },
    ],
    deals: [
      {
        table: "gone",
        solutions: { nash: null, kalai_smorodinsky: null, egalitarian: null, utilitarian: null },
        packages: [{ changes: {}, gain: {}, zone: false, frontier: true }],
      },
    ],
    actors: { a: { name: evil, code: null, part_of: null, range: 0, needs: { n: long } } },
    parameters: {
      "actors.a.stakes.i.weight": {
        text: evil,
        cited: "bare",
        default: false,
        uncertain: false,
        before: { mean: 0, sd: 0 },
        after: { mean: 0, sd: 0 },
        shift: 0,
      },
    },
    headline: ["never"],
    grounds: { all: 1, figure: 0, argued: 0, judged: 0, suggested: 0, bare: 1, default: 0, series: 0, unchecked: 0 },
    cited_by: {},
    scenarios: { grim: { name: evil, set: {} } },
    messages: [
      { code: "anything", severity: "warning", message: evil, path: "" },
      { code: "no-record", severity: "note", message: "The case has no record.", path: "" },
    ],
    lenses: {},
  };
}

/** The complete result with every free text hostile: names, quotes, units, options. */
export function hostile(): Result {
  const result = complete();
  const nasty = [evil, rtl, emoji, long];
  let n = 0;
  const next = () => nasty[n++ % nasty.length];
  result.case.title = evil;
  for (const actor of Object.values(result.actors)) {
    actor.name = next();
    for (const id of Object.keys(actor.needs)) actor.needs[id] = next();
  }
  for (const issue of Object.values(result.issues)) {
    issue.name = next();
    for (const id of Object.keys(issue.options)) issue.options[id] = next();
  }
  for (const driver of Object.values(result.drivers)) {
    driver.name = next();
    driver.unit = next();
  }
  for (const asked of Object.values(result.questions)) asked.ask = next();
  for (const source of Object.values(result.sources)) {
    source.title = next();
    source.author = next();
    source.url = 'https://example.org/"><script>alert(1)</script>';
  }
  for (const citation of result.citations) if (citation.kind !== "quoted") citation.quote = next();
  for (const parameter of Object.values(result.parameters)) parameter.text = next();
  const herald = result.sources["herald"];
  if (herald?.text) {
    herald.text = evil + herald.text;
    for (const citation of result.citations)
      if (citation.start !== null && citation.end !== null) {
        citation.start += evil.length;
        citation.end += evil.length;
      }
  }
  result.record!.said = next();
  for (const place of result.places) place.name = next();
  for (const decision of Object.values(result.decisions ?? {})) {
    decision.name = next();
    decision.unit = next();
    for (const option of Object.values(decision.options)) option.text = next();
  }
  result.messages[0].message = evil;
  result.case.id = "a b; $(touch x)";
  return result;
}

/** The degenerate result with as many worlds as odds are printed of. */
export function flat(): Result {
  const result = degenerate();
  Object.assign(result.run, { draws: 50, kept: 50 });
  return result;
}
