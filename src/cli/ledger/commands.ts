/** The commands of a ledger. */
import type { Command, Flag } from "../arguments.ts";

const json: Flag = { name: "json", help: "print JSON on standard output" };
const ledgerFile: Flag = { name: "ledger", value: "FILE", help: "the ledger (ledger.jsonl)" };
const by: Flag = { name: "by", value: "NAME", help: "who writes (git's user.name, else the login)" };
const common = [ledgerFile, by, json];
const why: Flag = { name: "why", value: "TEXT", help: "why, in a sentence" };

export const ledgerCommands: Command[] = [
  {
    name: "ledger add",
    takes: [],
    optional: "CASE|RESULT.json",
    does: "Files the odds of a run, or with --p somebody's own.",
    flags: [
      { name: "as", value: "NAME", help: "whose odds, those of analysts/NAME.yaml or of --p: filed as analyst:NAME" },
      {
        name: "p",
        value: "Q=SHARE",
        repeat: true,
        help: "odds on a question of the case or the ledger: 30%, 0.3, or a word of ICD 203",
      },
      { name: "hindcast", help: "the answer could be known: mark the odds as a hindcast" },
      { name: "note", value: "TEXT", help: "a sentence kept with the odds" },
      ...common,
    ],
    notes:
      "Of CASE it takes CASE/out/result.json, where that is of the case as it stands. What is in the ledger is not filed again.",
    interruptible: true,
    load: async () => (await import("./add.ts")).add,
  },
  {
    name: "ledger question",
    takes: ["ID"],
    does: "Adds a question that no case asks.",
    flags: [
      { name: "text", value: "T", help: "the question in words" },
      { name: "closes", value: "DAY", help: "last day that counts" },
      { name: "opens", value: "DAY", help: "first day on which forecasts count (today)" },
      { name: "type", value: "T", help: "binary (default), date, ordered or number" },
      { name: "options", value: "A,B,C", help: "of an ordered question, least first" },
      { name: "unit", value: "U", help: "of a number" },
      { name: "source", value: "S", repeat: true, help: "whose word decides, first to last" },
      { name: "fine-print", value: "T", help: "what counts and what does not" },
      { name: "tags", value: "A,B", help: "by which scores can be grouped" },
      { name: "cluster", value: "C", help: "questions that may come true together (its own id)" },
      ...common,
    ],
    interruptible: true,
    load: async () => (await import("./question.ts")).question,
  },
  {
    name: "ledger resolve",
    takes: ["Q", "OUTCOME"],
    does: "Records how a question was resolved: yes, no, an option, a number, a day, annulled, ambiguous, or open.",
    flags: [
      { name: "on", value: "DAY", help: "when it happened" },
      { name: "between", value: "DAY..DAY", help: "last day on which it had not happened, first on which it had" },
      { name: "known", value: "DAY", help: "from when the answer could be known (today)" },
      { name: "because", value: "QUOTE", help: "the words that say so; needed for an answer" },
      { name: "source", value: "S", help: "where they stand" },
      { name: "text", value: "FILE", help: "a file in which the quote must be found" },
      { ...why, help: "needed for annulled, ambiguous and open, and where another resolution is in force" },
      ...common,
    ],
    notes: "Nothing is edited: a later resolution takes the place of the one in force, and open takes it back.",
    interruptible: true,
    load: async () => (await import("./resolve.ts")).resolve,
  },
  {
    name: "ledger due",
    takes: [],
    does: "Lists the questions that wait for their resolution, or close soon.",
    flags: [{ name: "days", value: "N", help: "closing within N days (30)" }, ...common],
    load: async () => (await import("./due.ts")).due,
  },
  {
    name: "ledger score",
    takes: [],
    does: "Scores what has resolved, source by source.",
    flags: [
      { name: "made", value: "KIND", help: "live (default), hindcast or archive; they are never in one table" },
      { name: "when", value: "W", help: "which forecast counts: mean over days (default), first, last, or spot:DAYS" },
      { name: "source", value: "S,...", help: "only these sources, outside:CLASS too" },
      { name: "by", value: "GROUP", help: "source (default), and besides by tag, horizon or cluster" },
      { name: "until", value: "DAY", help: "the ledger as it stood at the end of this day (today)" },
      { name: "base", value: "SHARE", help: "base rate to compare with (26.2%, that of posed questions)" },
      { name: "format", value: "csv,html", help: "write files as well" },
      { name: "output", short: "o", value: "DIR", help: "where to write them (this folder)" },
      ledgerFile,
      json,
    ],
    notes: "docs/use/track-record.md says what each score is and how to read it.",
    load: async () => (await import("./score.ts")).score,
  },
  {
    name: "ledger verify",
    takes: [],
    does: "Checks that every line of a ledger is intact.",
    flags: [
      { name: "head", value: "HASH", help: "and whether this was its head: the hash, or its first 16 digits or more" },
      ...common,
    ],
    load: async () => (await import("./verify.ts")).verify,
  },
  {
    name: "ledger head",
    takes: [],
    does: "Prints the hash of the last line, to be kept elsewhere.",
    flags: common,
    load: async () => (await import("./head.ts")).head,
  },
  {
    name: "ledger anchor",
    takes: [],
    does: "Notes where the head of a ledger is kept: a commit, a time stamp, a page.",
    flags: [
      { name: "where", value: "TEXT", help: "where it is kept" },
      {
        name: "proof",
        value: "FILE",
        help: "a proof of at most 64 KiB, such as a time stamp, which is kept in the line",
      },
      ...common,
    ],
    interruptible: true,
    load: async () => (await import("./head.ts")).anchor,
  },
  {
    name: "ledger correct",
    takes: ["ID"],
    does: "Corrects the tags or the cluster of a question, or the note of a forecast.",
    flags: [
      { name: "set", value: "NAME=VALUE", repeat: true, help: "tags=A,B, cluster=C or note=TEXT" },
      { ...why, help: "why; needed" },
      ...common,
    ],
    interruptible: true,
    load: async () => (await import("./correct.ts")).correct,
  },
  {
    name: "ledger commit",
    takes: ["FILE"],
    does: "Promises an analyst's file of a blind round without showing it.",
    flags: [{ name: "round", value: "N", help: "number of the round" }, ...common],
    notes: "The salt is written to FILE.salt, to be kept private until the file is opened.",
    interruptible: true,
    load: async () => (await import("./rounds.ts")).commit,
  },
  {
    name: "ledger open",
    takes: ["FILE"],
    does: "Opens a file that was promised, and checks that it is the same.",
    flags: common,
    interruptible: true,
    load: async () => (await import("./rounds.ts")).open,
  },
  {
    name: "ledger import",
    takes: ["FILE..."],
    does: "Files questions, odds and answers of Metaculus, Manifold, Polymarket or ForecastBench.",
    flags: [
      {
        name: "as",
        value: "KIND",
        help: "metaculus, manifold, polymarket or forecastbench (recognised from the content)",
      },
      { name: "user", value: "NAME", help: "of Metaculus: this forecaster's odds too, as analyst:NAME" },
      { name: "every", help: "of Metaculus: all odds, not the last of each day" },
      { name: "cluster", value: "C", help: "of all new questions (each its own)" },
      ...common,
    ],
    notes:
      "Files are those that a platform's download or interface gives; nothing is fetched. Questions of yes or no alone are taken, the others named. What is in the ledger is not filed again.",
    interruptible: true,
    load: async () => (await import("./import.ts")).importFiles,
  },
  {
    name: "ledger export",
    takes: [],
    does: "Writes all forecasts as a table, or a source's odds as ForecastBench takes them.",
    flags: [
      { name: "csv", help: "one row a forecast, with its scores" },
      { name: "forecastbench", help: "odds on the newest question set that was imported, as JSON" },
      { name: "source", value: "S", help: "of --forecastbench: whose odds (the only source, markets left out)" },
      { name: "output", short: "o", value: "FILE", help: "where to write (standard output)" },
      { ...by, help: "of --forecastbench: the organization (git's user.name, else the login)" },
      ledgerFile,
    ],
    load: async () => (await import("./export.ts")).exportForecasts,
  },
];
