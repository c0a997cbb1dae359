/** Every command with its flags; what a command needs is loaded when it is called. */
import type { Command, Flag } from "./arguments.ts";

const json: Flag = { name: "json", help: "print JSON on standard output" };
const at: Flag = { name: "at", value: "DRIVER=VALUE", repeat: true, help: "put a driver at this level today" };

export const commands: Command[] = [
  {
    name: "run", takes: ["CASE"], does: "Runs a case and writes report.html and result.json.",
    flags: [
      { name: "draws", value: "N", help: "worlds to keep (2000)" },
      { name: "paths", value: "N", help: "futures of each world (8)" },
      { name: "seed", value: "N", help: "seed of all random numbers (1)" },
      { name: "set", value: "PATH=QUANTITY", repeat: true, help: "correct a number of the case, its past included" },
      { name: "pin", value: "DRIVER=VALUE", repeat: true, help: "hold a driver at a level from the month after as_of" },
      { name: "scenario", value: "NAME", help: "run under a scenario of the case" },
      { name: "lens", value: "NAME,...", help: "only these views beside the odds: stability, reference (all that the case has data for; none: none)" },
      { name: "workers", value: "N", help: "threads (all cores); the result is the same for any number" },
      { name: "full", help: "look for three boxes of worlds a question, not one" },
      { name: "limit", value: "WORLDS", help: "worlds tried at most (200000)" },
      { name: "since", value: "RESULT.json", help: "say what changed since an earlier result, and why" },
      { name: "output", short: "o", value: "DIR", help: "where to write (CASE/out)" },
      { name: "live", help: "put the engine into the report, so that its reader can move the numbers" },
      { name: "format", value: "html,md,csv", help: "of the report: html (default), md, csv (one file a table, in DIR/tables)" },
      { ...json, help: "print the result as JSON on standard output" },
    ],
    notes: "CASE is a folder or its case.yaml. A path names any number: actors.japan.needs.gas.weight.\nMonte Carlo error is not model error.",
    load: async () => (await import("./run.ts")).run,
  },
  {
    name: "check", takes: ["CASE"], does: "Prints everything that is wrong or doubtful in a case, in file order.",
    flags: [
      { name: "strict", help: "a number without a citation or a judgement is an error" },
      { name: "explain", help: "print every number with its default and its citation" },
      json,
    ],
    load: async () => (await import("./check.ts")).check,
  },
  {
    name: "deals", takes: ["CASE"], does: "Prints packages, gains, agreement zone, frontier and solutions now.",
    flags: [{ name: "central", help: "every number at its median and nothing left out: the answer is exact" }, at, json],
    notes: "Egalitarian and utilitarian solutions compare points between actors.",
    load: async () => (await import("./deals.ts")).deals,
  },
  {
    name: "stability", takes: ["FILE"], does: "Says which outcomes hold: of a published graph model, or of a case.",
    flags: [
      { name: "output", short: "o", value: "FILE.svg", help: "write a picture" }, json,
      { name: "draws", value: "N", help: "of a case: worlds to keep (2000; at most 500 of a large case are looked at)" },
      { name: "seed", value: "N", help: "of a case: seed of all random numbers (1)" },
      { name: "set", value: "PATH=QUANTITY", repeat: true, help: "of a case: correct a number" },
      { name: "pin", value: "DRIVER=VALUE", repeat: true, help: "of a case: hold a driver at a level" },
      { name: "scenario", value: "NAME", help: "of a case: under a scenario" },
      { name: "workers", value: "N", help: "of a case: threads (all cores)" },
      { name: "limit", value: "WORLDS", help: "of a case: worlds tried at most (200000)" },
    ],
    notes: "FILE is a graph model in YAML or JSON (decision makers, states, moves, rankings; or options), or a case. docs/stability.md\nshows the form; examples/ has Elmira, the Prisoner's Dilemma, Chicken and another.",
    load: async () => (await import("./stability.ts")).stability,
  },
  {
    name: "compare", takes: ["CASE"], does: "Sets two variants of a case side by side on the same worlds, with paired errors.",
    flags: [
      { name: "scenario", value: "NAME", repeat: true, help: "a scenario of the case as one side" },
      { name: "set", value: "PATH=QUANTITY[; ...]", repeat: true, help: "corrected numbers as one side; several joined by ';'" },
      { name: "draws", value: "N", help: "worlds to keep on each side (2000)" },
      { name: "paths", value: "N", help: "futures of each world (8)" },
      { name: "seed", value: "N", help: "seed of all random numbers (1)" },
      { name: "workers", value: "N", help: "threads (all cores); the result is the same for any number" },
      { name: "limit", value: "WORLDS", help: "worlds tried at most (200000)" },
      json,
    ],
    notes: "One side alone is set against the case as it is. Corrected numbers change the past too: worlds kept on one side only are counted, not compared.",
    load: async () => (await import("./compare.ts")).compare,
  },
  {
    name: "explain", takes: ["CASE"], does: "Says why, in words, with quotes.",
    flags: [
      { name: "package", value: "K=OPTION,...", help: "a package: issues not named stay as they are" },
      { name: "question", value: "ID", help: "a question of the case" },
      { name: "number", value: "PATH", help: "a number, for example actors.japan.friction" },
    ],
    notes: "What a run found is told too, where CASE/out/result.json is of the case as it stands.",
    load: async () => (await import("./explain.ts")).explain,
  },
  {
    name: "read", takes: ["ARTICLE"], does: "Reads an article and drafts a case of it, with every quote in its place.",
    flags: [
      { name: "output", short: "o", value: "DIR", help: "write the draft case there, with its text and a page of every reading" },
      { name: "as-of", value: "DATE", help: "month or day of the article, YYYY-MM or YYYY-MM-DD" },
      { name: "llm", value: "URL", help: "ask a chat endpoint for proposals too, such as http://localhost:11434/v1" },
      { name: "model", value: "NAME", help: "the model to ask" },
      { name: "timeout", value: "SECONDS", help: "how long to wait for an answer of the model (120)" },
      { name: "replay", value: "FILE", help: "take stored exchanges (model.json of an earlier draft) in place of a model" },
      { ...json, help: "print entities and items as JSON on standard output" },
    ],
    notes: "ARTICLE is a .txt, .md, .html, .pdf or .docx file, or - for standard input. Reading is by rules and without a network unless --llm\nnames an endpoint; its key is taken from ENTENTE_LLM_KEY. A model proposes; every quote is looked up in the text, and what is not there is rejected.",
    load: async () => (await import("./read.ts")).read,
  },
  {
    name: "fill", takes: ["CASE"], does: "Asks for the open numbers of a draft one by one, in a terminal.", flags: [],
    notes: "Each answer is written at once. It can be left with Ctrl+C and taken up again.",
    load: async () => (await import("./fill.ts")).fill,
  },
  {
    name: "market", takes: ["FILE"], does: "Says what gas or another good costs where, and what a deal is worth to whom.",
    flags: [
      { name: "draws", value: "N", help: "worlds to value (500 of a network; a case values the first 500 of 2000)" },
      { name: "seed", value: "N", help: "seed of all random numbers (1)" },
      { name: "set", value: "PATH=QUANTITY", repeat: true, help: "correct a number of the case" },
      { name: "scenario", value: "NAME", help: "under a scenario of the case" },
      { name: "workers", value: "N", help: "threads (all cores)" },
      { name: "output", short: "o", value: "DIR", help: "draw the map there: market.svg" },
      { ...json, help: "print everything as JSON on standard output" },
    ],
    notes: "FILE is a network by itself (docs/market.md), or a case with a market: block.",
    load: async () => (await import("./market.ts")).market,
  },
  {
    name: "evidence load", takes: ["FILE..."], does: "Loads files of events, trade and prices into a database, each whole or not at all.",
    flags: [
      { name: "db", value: "FILE", help: "the database (evidence.duckdb)" },
      { name: "as", value: "LAYOUT", help: "comtrade, csv, gdelt1, gdelt2, ged, icews, jodi, pinksheet, polecat (recognised from the columns)" },
      { name: "known", value: "WHEN", help: "when the rows could be known: a day, or +DAYS after each row's own date" },
      { name: "encoding", value: "NAME", help: "utf-8 or latin-1 (utf-8)" },
      { ...json, help: "print what came of each file as JSON" },
    ],
    notes: "Files may be zipped or gzipped. Loading a file twice adds nothing. A bad row is set aside with its line; more than 5 in 100 and nothing of the file is loaded.",
    load: async () => (await import("./evidence/load.ts")).loadFiles,
  },
  {
    name: "evidence series", takes: ["CASE"], does: "Makes the monthly series that evidence.yaml describes, from rows known by as_of.",
    flags: [{ name: "db", value: "FILE", help: "the database (CASE/evidence.duckdb, else evidence.duckdb)" }, { name: "force", help: "write over a series file that this command did not make" }, { ...json, help: "print months and queries as JSON and write nothing" }],
    load: async () => (await import("./evidence/series.ts")).writeSeries,
  },
  {
    name: "evidence fit", takes: ["CASE"], does: "Fits processes to the histories of a case and says how well each does.",
    flags: [{ name: "driver", value: "ID", help: "this driver alone" }, { name: "output", short: "o", value: "DIR", help: "write a picture of each best fit" }, { ...json, help: "print the fits as JSON" }],
    notes: "It prints the block for case.yaml and never writes into a case.",
    load: async () => (await import("./evidence/fit.ts")).fitDrivers,
  },
  {
    name: "new", takes: ["DIR"], does: "Writes a commented case that checks and runs, to start from.", flags: [],
    load: async () => (await import("./new.ts")).create,
  },
  {
    name: "studio", takes: [], optional: "CASE", does: "Opens a case, or a folder of cases, as a workbench in the browser.",
    flags: [
      { name: "port", value: "N", help: "port on the loopback address (4747, or any free one)" },
      { name: "first", value: "ID", help: "which of several cases to show first" },
      { name: "no-open", help: "print the link and open no browser" },
    ],
    notes: "Without CASE it opens what is in this folder and in ./cases. It answers to this computer alone.",
    load: async () => (await import("./studio.ts")).studio,
  },
  {
    name: "schema", takes: [], does: "Prints the JSON Schema of a case, for editors.",
    flags: [{ name: "evidence", help: "that of evidence.yaml" }],
    load: async () => (await import("./schema.ts")).printSchema,
  },
];
