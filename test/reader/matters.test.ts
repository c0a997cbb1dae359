/** What happened, what is fought over, what presses, what is asked and what is wanted, in sentences of many disputes. */
import { describe, expect, it } from "vitest";
import { read, type Kind } from "../../src/reader/index.ts";

const quotes = (text: string, kind: Kind): string[] =>
  read(text, { asOf: "2013-07" })
    .items.filter((i) => i.kind === kind)
    .sort((a, b) => a.start - b.start)
    .map((i) => i.quote);

describe("what happened", () => {
  it.each([
    [
      "In March Tashkent cut off gas supplies to its neighbour, and Dushanbe responded by closing two border crossings.",
      ["Tashkent cut off gas supplies to its neighbour"],
    ],
    [
      "Kazakhstan, which closed the road in May, has offered to pay for the repairs.",
      ["which closed the road in May", "has offered to pay for the repairs"],
    ],
    ["A truce signed in February has been broken.", ["A truce signed in February"]],
    ["The strait was closed to tankers in April.", ["The strait was closed to tankers in April"]],
    ["The cabinet voted against the sale of the port.", ["The cabinet voted against the sale of the port"]],
    ["Peru, under a pact of 2004, sent troops to Bolivia.", ["Peru, under a pact of 2004, sent troops to Bolivia"]],
    [
      "The talks on compensation resumed last week in Almaty.",
      ["The talks on compensation resumed last week in Almaty"],
    ],
    ["Chocolate makers threatened to buy elsewhere.", ["Chocolate makers threatened to buy elsewhere"]],
    ["Tunis shelved the pipeline project in March.", ["Tunis shelved the pipeline project in March"]],
    ["Kenya retaliated with a ban on Ugandan milk.", ["Kenya retaliated with a ban on Ugandan milk"]],
    ["Laos walked away from the talks on Friday.", ["Laos walked away from the talks on Friday"]],
    ["Uganda crossed the border in pursuit of rebels.", ["Uganda crossed the border in pursuit of rebels"]],
    ["Rebels overran the town of Bukavu in June.", ["Rebels overran the town of Bukavu in June"]],
    ["Ljubljana took its neighbour to court.", ["Ljubljana took its neighbour to court"]],
    [
      "Envoy Amos Reed shuttled between Beirut and Jerusalem and presented a draft.",
      ["Envoy Amos Reed shuttled between Beirut and Jerusalem", "presented a draft"],
    ],
  ])("%s", (text, expected) => {
    const found = quotes(text, "event");
    expect(found.map((q) => q.replace(/^which /, ""))).toEqual(expected.map((q) => q.replace(/^which /, "")));
  });
  it.each([
    "Sixty percent of Peruvians rejected the treaty in a poll.",
    "The lakes sink every summer.",
    "The Fijian navy chief denied that his crew had opened fire.",
    "Mali is reported to be opposed.",
    "Chad would withdraw its troops if Niger opened the road.",
  ])("nothing: %s", (text) => {
    expect(quotes(text, "event")).toEqual([]);
  });
});

describe("what is fought over", () => {
  it.each([
    ["Talks between Chad and Niger on grazing rights have failed.", "grazing rights"],
    ["Fiji and Tonga reopened talks on the reefs on Monday.", "the reefs"],
    ["Control of the upper river is at stake.", "Control of the upper river"],
    ["The ownership of the canal is disputed.", "The ownership of the canal"],
    ["Fiscal union is far off, and a maritime quarrel between Malta and Libya goes on.", "a maritime quarrel"],
    ["Both governments claim the island.", "the island"],
    ["The tussle over Block 9 goes on.", "The tussle over Block 9"],
    ["The division of the catch remains contested.", "The division of the catch"],
    ["The sticking point is the price of water.", "the price of water"],
    ["The heart of the dispute is who pays for the dam.", "who pays for the dam"],
    ["The bone of contention is a strip of desert.", "a strip of desert"],
  ])("%s", (text, expected) => {
    expect(quotes(text, "stake").some((q) => q.startsWith(expected))).toBe(true);
  });
  it.each([
    "Talks on Tuesday ended early.",
    "The two sides negotiated on a number of issues.",
    "The ministers claim victory.",
  ])("nothing: %s", (text) => {
    expect(quotes(text, "stake")).toEqual([]);
  });
});

describe("what presses", () => {
  it.each([
    [
      "Uzbekistan's shrinking cotton harvest and Tajikistan's mounting debt to Chinese banks have pushed both governments towards a deal.",
      ["Uzbekistan's shrinking cotton harvest", "Tajikistan's mounting debt to Chinese banks"],
    ],
    [
      "If cotton prices fall below a dollar, Tashkent might accept a smaller share.",
      ["cotton prices fall below a dollar"],
    ],
    ["Its growing reliance on Chinese loans alarms the ministry.", ["Its growing reliance on Chinese loans"]],
    [
      "Pressure that was meant to tame Eritrea has driven it towards Yemen.",
      ["Pressure that was meant to tame Eritrea"],
    ],
    ["Should the harvest fail, both capitals would talk.", ["the harvest fail"]],
    ["If foreign aid dries up, Managua will come to the table.", ["foreign aid dries up"]],
    ["Rain is rare, and falling catches have made every reef precious.", ["falling catches"]],
  ])("%s", (text, expected) => {
    expect(quotes(text, "driver")).toEqual(expected);
  });
  it.each([
    "The judges have led Peru to hope.",
    "Kenyan rulers have made a mistake.",
    "If the ministers agree, the road will open.",
  ])("nothing: %s", (text) => {
    expect(quotes(text, "driver")).toEqual([]);
  });
});

describe("what is asked", () => {
  it.each([
    ["We see an even chance that Mali will leave the bloc.", ["Mali will leave the bloc"]],
    ["The chance that the cabinet will fall is small.", ["will fall"]],
    ["It could, even now, help to avoid a war.", ["It could, even now, help to avoid a war"]],
    ["Unless Niger pays, nothing serious will happen before 2020.", ["nothing serious will happen before 2020"]],
    [
      "The council could impose fines on either or both countries.",
      ["The council could impose fines on either or both countries"],
    ],
    ["The bloc will probably survive, but as a name.", ["The bloc will probably survive"]],
    ["No government here could survive that.", []],
    ["In the event of a clash, the companies would leave.", ["would leave"]],
    ["Unless the court rules before June, tempers could flare again.", ["tempers could flare again"]],
    ["Prado expects the two presidents to meet again this year.", ["the two presidents to meet again this year"]],
    ["The chance that the two governments merge their boards is remote.", ["merge their boards"]],
    ["Analysts expect a breakdown of the talks.", ["a breakdown of the talks"]],
  ])("%s", (text, expected) => {
    expect(quotes(text, "question")).toEqual(expected);
  });
});

describe("what is wanted", () => {
  it.each([
    ["Mali looked for ways to answer short of war.", ["Mali looked for ways to answer short of war"]],
    ["Neither Mali nor Niger wants one.", []],
    ["Cyprus would like a pipeline.", ["Cyprus would like a pipeline"]],
    ["Togo can ill afford a quarrel with Benin.", ["Togo can ill afford a quarrel with Benin"]],
    ["Chad cannot do without foreign loans.", ["Chad cannot do without foreign loans"]],
    ["Peru insists on keeping its port.", ["Peru insists on keeping its port"]],
    ["What Mali fears most is a second revolt.", ["What Mali fears most is a second revolt"]],
    ["What haunts Mali is a second revolt.", ["What haunts Mali is a second revolt"]],
    ["Farmers in the delta need water in April.", ["Farmers in the delta need water in April"]],
    ["Togo wants to be exempted.", ["Togo wants to be exempted"]],
  ])("%s", (text, expected) => {
    expect(quotes(text, "need")).toEqual(expected);
  });
});

describe("what a quarrel leaves behind", () => {
  it.each([
    [
      "The Lomé treaty of 1997, which both governments signed but never ratified, gives Togo a lever.",
      "The Lomé treaty of 1997",
      "signed",
    ],
    [
      "The Joint Plan of Action, which Mali and Niger concluded, freezes the works.",
      "The Joint Plan of Action",
      "signed",
    ],
    [
      "A separate joint statement, which Togo and Benin signed on 4 May, promises access to a mine.",
      "A separate joint statement",
      "signed",
    ],
  ])("%s", (text, name, status) => {
    const found = read(text, { asOf: "2013-07" }).items.filter((i) => i.kind === "accord");
    expect(found.map((i) => [i.quote, i.status])).toEqual([[name, status]]);
  });
  it("a signed treaty that is any one is not an accord", () => {
    expect(quotes("The envoy replied that a signed treaty was a signed treaty.", "accord")).toEqual([]);
  });
  it("how something is to be shared is fought over; what is feared to come is believed", () => {
    expect(quotes("Erbil and Baghdad have agreed on how to share the revenues.", "stake")).toEqual([
      "how to share the revenues",
    ]);
    expect(quotes("Ghana, which fears that exports may stop, has urged Togo to wait.", "belief")).toEqual([
      "exports may stop",
    ]);
  });
  it("what is agreed only together is a constraint", () => {
    expect(quotes("Diplomats said that nothing is agreed until everything is agreed.", "constraint")).toEqual([
      "nothing is agreed until everything is agreed",
    ]);
  });
});

describe("the date of what happened", () => {
  it.each([
    ["In 2011, Kenya filed a case at the court against the 1964 Border Award.", "2011"],
    ["In 2011, Kenya rejected the 1964 Border Award.", "2011"],
  ])("is not the year in the name of an older text: %s", (text, year) => {
    const events = read(text, { asOf: "2013-07" }).items.filter((i) => i.kind === "event");
    expect(events.map((i) => i.time?.resolved[0])).toEqual([year]);
  });
});
