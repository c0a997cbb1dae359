/** Every score against the worked values of ../shared/reference/numbers (ledger.json, scores.json), at 1e-12. */
import { expect, it } from "vitest";
import { quantileOf } from "../../../src/numbers/shares.ts";
import { aucOf, aucWithinCases } from "../../../src/ledger/scores/auc.ts";
import { bandsOf } from "../../../src/ledger/scores/bands.ts";
import { binaryLog, brier, skill } from "../../../src/ledger/scores/binary.ts";
import { calibration, calibrationError } from "../../../src/ledger/scores/corp.ts";
import { curveScore, inMonth, type Arrival } from "../../../src/ledger/scores/curve.ts";
import { byCase, intervals, meanOf, resample, RESAMPLES } from "../../../src/ledger/scores/means.ts";
import { baselineBinary, baselineChoice, peerScores, timeWeighted } from "../../../src/ledger/scores/metaculus.ts";
import { commonStretches, daysOf, inForce, inOrder, stretches } from "../../../src/ledger/scores/over-time.ts";
import { crpsOfCdf, crpsOfNormal, quantileScore, rankedProbabilityScore } from "../../../src/ledger/scores/ordered.ts";
import { describeShared, hasShared, sharedJson } from "../../shared.ts";

const DIGITS = 12;
const file = hasShared ? sharedJson("reference/numbers/ledger.json") : null;
const scores = hasShared ? sharedJson("reference/numbers/scores.json") : null;
const close = (found: number, value: number, what = ""): void =>
  expect(Math.abs(found - value), `${what}: ${found}, not ${value}`).toBeLessThanOrEqual(10 ** -DIGITS);

describeShared("three sources on 24 questions of six cases", () => {
  const worked = file?.three_sources_24_questions;
  const answers: boolean[] = worked?.outcome.map((outcome: number) => outcome === 1);
  const forecastsOf = (source: string) =>
    (worked.forecast[source] as number[]).map((p, n) => ({ case: String(worked.cluster[n]), p, yes: answers[n] }));
  const briers = (source: string) =>
    byCase(forecastsOf(source).map(({ case: name, p, yes }) => ({ case: name, score: brier(p, yes) })));
  const names: string[] = Object.keys(worked?.forecast ?? {});

  it("have the scores of the table, by question and by case", () => {
    for (const source of names) {
      const forecasts = forecastsOf(source);
      const wanted = worked.scores[source];
      forecasts.forEach(({ p, yes }, n) => close(brier(p, yes), wanted.brier[n], source));
      const sums = briers(source);
      const mean = meanOf(sums);
      close(mean.mean, wanted.brier_mean);
      close(mean.of_cases, wanted.brier_mean_of_cases);
      [...sums.sums].forEach((sum, c) => close(sum / sums.counts[c], wanted.brier_by_case[c]));
      const logs = forecasts.map(({ p, yes }) => binaryLog(p, yes));
      close(logs.reduce((sum, { score }) => sum + score, 0) / 24, wanted.log_mean);
      expect(logs.filter(({ floored }) => floored).length).toBe(wanted.log_floored);
      const points = forecasts.map(({ p, yes }) => baselineBinary(yes ? p : 1 - p));
      expect(points.reduce((sum, each) => sum + each, 0) / 24).toBeCloseTo(wanted.baseline_mean, DIGITS - 2);
      close(skill(mean.mean, 0.25)!, wanted.skill_half);
      const base = answers.reduce((sum, yes) => sum + brier(worked.base_rate.value, yes), 0) / 24;
      close(skill(mean.mean, base)!, wanted.skill_base);
      close(skill(mean.mean, meanOf(briers("outside")).mean)!, wanted.skill_outside);
    }
  });

  it("have its calibration, discrimination and peer scores", () => {
    for (const source of names) {
      const forecasts = forecastsOf(source);
      const wanted = worked.scores[source];
      const found = calibration(forecasts.map(({ p, yes }) => ({ p, yes, weight: 1 })));
      for (const key of ["score", "mcb", "dsc", "unc"] as const) close(found[key], wanted.corp[key], key);
      expect(found.steps.length).toBe(Object.keys(wanted.corp.recalibrated).length);
      for (const { p, recalibrated } of found.steps) close(recalibrated, wanted.corp.recalibrated[String(p)]);
      expect(aucOf(forecasts)).toEqual({ auc: wanted.auc.auc ?? wanted.auc.all, pairs: wanted.auc.pairs });
      const within = aucWithinCases(forecasts);
      close(within.auc!, wanted.auc_within_cases.within);
      expect(within.pairs).toBe(wanted.auc_within_cases.pairs);
    }
    const sums = names.map(() => 0);
    for (let n = 0; n < 24; n++) {
      const peers = peerScores(names.map((source) => forecastsOf(source)[n]).map(({ p, yes }) => (yes ? p : 1 - p)));
      peers.forEach((peer, s) => {
        expect(peer).toBeCloseTo(worked.scores[names[s]].peer[n], DIGITS - 2);
        sums[s] += peer;
      });
    }
    sums.forEach((sum, s) => expect(sum / 24).toBeCloseTo(worked.scores[names[s]].peer_mean, DIGITS - 2));
  });

  it("have the differences and the intervals of the named stream, paired", () => {
    const model = briers("model");
    const differences = (other: string) => {
      const b = briers(other);
      return { sums: model.sums.map((sum, c) => sum - b.sums[c]), counts: model.counts };
    };
    close(meanOf(differences("outside")).mean, worked.brier_differences["model - outside"].by_question);
    close(meanOf(differences("outside")).of_cases, worked.brier_differences["model - outside"].of_cases);
    const { stream, fixed_indices, every_resample } = worked.bootstrap;
    stream.first_resamples.forEach((cases: number[], b: number) => {
      const times = new Int32Array(6);
      resample(1, b, times);
      expect([...times]).toEqual([0, 1, 2, 3, 4, 5].map((c) => cases.filter((drawn) => drawn === c).length));
    });
    const [ofModel, ofDifference] = intervals([model, differences("outside")]);
    const wanted = stream.of_2000;
    for (const [found, value] of [
      [ofModel.by_question, wanted.by_question],
      [ofModel.of_cases, wanted.of_cases],
      [ofDifference.by_question, wanted.difference_model_outside],
    ] as const) {
      close(found.p5, value[0]);
      close(found.p95, value[1]);
    }
    for (const { cases, by_question, of_cases, difference_model_outside } of fixed_indices) {
      const drawn = ({ sums, counts }: { sums: Float64Array; counts: Float64Array }) =>
        meanOf({
          sums: Float64Array.from(cases, (c: number) => sums[c]),
          counts: Float64Array.from(cases, (c: number) => counts[c]),
        });
      close(drawn(model).mean, by_question);
      close(drawn(model).of_cases, of_cases);
      close(drawn(differences("outside")).mean, difference_model_outside);
    }
    // 2,000 of the 46,656 resamples: the standard error of a 5 % point is under .02 in rank, so the rank lies within .03 to .07.
    const all = everyResample(model);
    const rank = (value: number): number => all.filter((each) => each <= value).length / all.length;
    close(quantileOf(all, 0.05), every_resample.by_question[0]);
    expect(rank(ofModel.by_question.p5)).toBeGreaterThan(0.03);
    expect(rank(ofModel.by_question.p5)).toBeLessThan(0.07);
    expect(RESAMPLES).toBe(stream.of_2000.count ?? 2000);
  });
});

/** Means by question of all 6^6 resamples, sorted. */
function everyResample({ sums, counts }: { sums: Float64Array; counts: Float64Array }): Float64Array {
  return Float64Array.from({ length: 6 ** 6 }, (_, n) => {
    let [sum, questions, rest] = [0, 0, n];
    for (let k = 0; k < 6; k++) {
      sum += sums[rest % 6];
      questions += counts[rest % 6];
      rest = Math.floor(rest / 6);
    }
    return sum / questions;
  }).sort();
}

describeShared("single scores", () => {
  it("of a yes or no, with the floor", () => {
    for (const { p, outcome, log, floored } of file.log_floor.cases) {
      const found = binaryLog(p, outcome === 1);
      close(found.score, log);
      expect(found.floored).toBe(floored === 1);
    }
    const { forecast, outcome, brier_mean, auc_ties_half, corp_pav } = scores.binary;
    const forecasts = forecast.map((p: number, n: number) => ({ p, yes: outcome[n] === 1, weight: 1 }));
    const found = calibration(forecasts);
    close(found.score, brier_mean);
    close(found.mcb, corp_pav.mcb);
    close(found.dsc, corp_pav.dsc);
    close(aucOf(forecasts).auc!, auc_ties_half);
    close(calibrationError(forecasts), scores.binary.expected_calibration_error_10);
  });

  it("of options, laws and quantiles", () => {
    for (const { p, outcome, rps } of file.crps.rps.cases) close(rankedProbabilityScore(p, outcome), rps);
    for (const { p, outcome, rps_normalised } of scores.categories.cases)
      close(rankedProbabilityScore(p, outcome), rps_normalised);
    for (const { mu, sd, x, crps } of [...file.crps.normal, ...scores.crps_normal])
      expect(crpsOfNormal(mu, sd, x)).toBeCloseTo(crps, DIGITS - 1);
    const { x, F, cases } = file.crps.piecewise_linear_cdf;
    const points = x.map((value: number, n: number) => [value, F[n]]);
    for (const { y, crps } of cases) expect(crpsOfCdf(points, y)).toBeCloseTo(crps, DIGITS - 1);
    const { levels_and_values, cases: quantiles } = file.crps.quantiles;
    for (const { y, score } of quantiles) expect(quantileScore(levels_and_values, y)).toBeCloseTo(score, DIGITS - 1);
  });

  it("of curves, with the months that count", () => {
    const { F, cases, two_curves, expected_under_true_hazard_0_02 } = file.curve_score;
    for (const one of cases) {
      const arrival: Arrival = one.between
        ? { kind: "known", after: one.between[0] - 1, by: one.between[1] }
        : one.event_month === null
          ? one.upto
            ? { kind: "open", months: one.upto }
            : { kind: "none" }
          : inMonth(one.event_month);
      close(curveScore(F, arrival)!, one.mean);
    }
    const { a, b, event_month, common_months, a_mean, b_mean } = two_curves;
    close(curveScore(a, inMonth(event_month), common_months)!, a_mean);
    close(curveScore(b, inMonth(event_month), common_months)!, b_mean);
    for (const [hazard, wanted] of Object.entries(expected_under_true_hazard_0_02)) {
      const curve = F.map((_: number, n: number) => 1 - (1 - Number(hazard)) ** (n + 1));
      const expected = F.reduce(
        (sum: number, _: number, n: number) =>
          sum + (F[n] - (n === 0 ? 0 : F[n - 1])) * 60 * curveScore(curve, inMonth(n + 1))!,
        (1 - F[59]) * 60 * curveScore(curve, { kind: "none" })!,
      );
      expect(expected).toBeCloseTo(wanted as number, 10);
    }
  });

  it("in points", () => {
    const { baseline_binary, baseline_choice, peer_five, peer_two, time_weighted } = file.metaculus;
    for (const { p, yes } of baseline_binary) expect(baselineBinary(p)).toBeCloseTo(yes, DIGITS - 2);
    close(baselineChoice(baseline_choice.p, baseline_choice.options), baseline_choice.score);
    for (const { p, peer } of [peer_five, peer_two])
      peerScores(p).forEach((found, n) => expect(found).toBeCloseTo(peer[n], DIGITS - 2));
    const { opens, actual_close, scheduled_close, forecasts } = time_weighted;
    for (const answer of ["yes", "no"] as const) {
      const found = timeWeighted(
        forecasts.map(({ who, start, end, p }: any) => ({
          who,
          start,
          end: Math.min(end ?? actual_close, actual_close),
          p: answer === "yes" ? p : 1 - p,
        })),
        opens,
        scheduled_close,
      );
      for (const who of ["a", "b", "c"])
        for (const key of ["peer", "baseline", "coverage"] as const)
          expect(found[who][key]).toBeCloseTo(time_weighted[answer][who][key], DIGITS - 2);
    }
  });

  it("over time: the forecast in force at the end of each day, common days, first, last and spots", () => {
    const { opens_day, happened_day, closes_day, updates, common_days, scores: wanted } = file.time_averaged;
    const ordered = Object.fromEntries(
      Object.entries(updates).map(([source, list]) => [
        source,
        inOrder((list as [number, number][]).map(([at, value]) => ({ at, value }))),
      ]),
    );
    const all = Object.values(ordered).map((list) => stretches(list, opens_day, happened_day));
    const common = Math.max(...all.map(([{ from }]) => from));
    expect(happened_day - common).toBe(common_days);
    expect(daysOf(all.reduce((a, b) => commonStretches(a, b).map((part) => ({ ...part, value: part.value[0] }))))).toBe(
      common_days,
    );
    for (const [source, list] of Object.entries(ordered)) {
      const mean = (from: number): number => {
        const parts = stretches(list, from, happened_day);
        return parts.reduce((sum, { from: a, to, value }) => sum + (to - a) * brier(value, true), 0) / daysOf(parts);
      };
      const { days, coverage, mean_daily_brier, mean_on_common_days, first, last, spot } = wanted[source];
      const counted = daysOf(stretches(list, opens_day, happened_day));
      expect(counted).toBe(days);
      close(counted / (happened_day - opens_day), coverage);
      close(mean(opens_day), mean_daily_brier);
      close(mean(common), mean_on_common_days);
      close(brier(list[0].value, true), first);
      close(brier(inForce(list, happened_day - 1)!, true), last);
      for (const [before, score] of Object.entries(spot)) {
        const day = closes_day - Number(before);
        const p = day < opens_day || day >= happened_day ? undefined : inForce(list, day);
        if (score === null) expect(p).toBeUndefined();
        else close(brier(p!, true), score as number);
      }
    }
  });
});

describeShared("calibration", () => {
  it("by pooled adjacent violators, ties together", () => {
    for (const name of ["eight", "all_one_value", "reversed", "one"]) {
      const { forecast, outcome, recalibrated, ...parts } = file.corp[name];
      const found = calibration(forecast.map((p: number, n: number) => ({ p, yes: outcome[n] === 1, weight: 1 })));
      for (const [key, value] of Object.entries(parts)) close(found[key as "mcb"], value as number, `${name} ${key}`);
      for (const step of found.steps) close(step.recalibrated, recalibrated[String(step.p)]);
    }
    for (const { outcome, recalibrated } of file.corp.bands.given_outcomes) {
      const found = calibration(
        file.corp.eight.forecast.map((p: number, n: number) => ({ p, yes: outcome[n] === 1, weight: 1 })),
      );
      for (const step of found.steps) close(step.recalibrated, recalibrated[String(step.p)]);
    }
  });

  it("has the band of all 256 outcomes, up to what 1,000 draws leave open", () => {
    const { forecast } = file.corp.eight;
    const questions = forecast.map((p: number) => ({ odds: [{ p, weight: 1 }] }));
    const [found] = bandsOf([{ questions, together: [] }]);
    const points = allOutcomes(forecast);
    for (const { p, p5, p95 } of found) {
      // a 5 % point of 1,000 draws has a standard error of .007 in rank: within three of them
      const at = points.filter(({ step }) => step === p);
      const below = (value: number, isOpen: boolean): number =>
        at
          .filter(({ share }) => (isOpen ? share < value - 1e-9 : share <= value + 1e-9))
          .reduce((sum, { weight }) => sum + weight, 0);
      expect(below(p5, false)).toBeGreaterThan(0.05 - 0.021);
      expect(below(p5, true)).toBeLessThan(0.05 + 0.021);
      expect(below(p95, false)).toBeGreaterThan(0.95 - 0.021);
      expect(below(p95, true)).toBeLessThan(0.95 + 0.021);
    }
    const mean = (p: number): number =>
      points.filter(({ step }) => step === p).reduce((sum, { share, weight }) => sum + share * weight, 0);
    for (const [p, wanted] of Object.entries(file.corp.bands.mean)) close(mean(Number(p)), wanted as number);
  });
});

/** Recalibrated shares under every set of outcomes with its probability. */
function allOutcomes(forecast: number[]): { step: number; share: number; weight: number }[] {
  return Array.from({ length: 2 ** forecast.length }, (_, bits) => {
    const yes = forecast.map((_, n) => ((bits >> n) & 1) === 1);
    const weight = forecast.reduce((product, p, n) => product * (yes[n] ? p : 1 - p), 1);
    return calibration(forecast.map((p, n) => ({ p, yes: yes[n], weight: 1 }))).steps.map(({ p, recalibrated }) => ({
      step: p,
      share: recalibrated,
      weight,
    }));
  }).flat();
}
