/** Every table of a result as rows, for spreadsheets and programs: one file each, numbers unrounded. */
import type { Result } from "../result/index.ts";

type Cell = string | number | boolean | null | undefined;
interface Table {
  name: string;
  columns: string[];
  rows: Cell[][];
}

/** All tables, in the order of the report; a table without content has no rows. */
export function tables(result: Result): Table[] {
  const questions = Object.entries(result.questions);
  const options = (chosen: { [issue: string]: string }) =>
    Object.entries(chosen)
      .map(([issue, option]) => `${issue}=${option}`)
      .join(";");
  const cite = (citations: number[]) =>
    citations
      .map((at) => result.citations[at])
      .filter((found) => found !== undefined)
      .map(({ source, quote }) => `${source ?? "judged"}: ${quote}`)
      .join(" | ");
  return [
    {
      name: "questions",
      columns: [
        "id",
        "ask",
        "by",
        "holds",
        "p",
        "se",
        "wilson_low",
        "wilson_high",
        "word",
        "without_record",
        "chance_share",
      ],
      rows: questions.map(([id, q]) => [
        id,
        q.ask,
        q.by,
        q.holds,
        q.p,
        q.se,
        q.wilson.low,
        q.wilson.high,
        q.word,
        q.without_record,
        q.chance_share,
      ]),
    },
    {
      name: "curves",
      columns: ["question", "month", "p", "p5", "p25", "p75", "p95"],
      rows: questions.flatMap(([id, q]) => q.curve.map((c) => [id, c.month, c.p, c.p5, c.p25, c.p75, c.p95])),
    },
    {
      name: "instead",
      columns: ["question", "options", "share"],
      rows: questions.flatMap(([id, q]) => q.instead.map((row) => [id, options(row.options), row.share])),
    },
    {
      name: "thresholds",
      columns: ["question", "driver", "at", "today", "p", "se", "more", "fewer"],
      rows: questions.flatMap(([id, q]) =>
        Object.entries(q.threshold).flatMap(([driver, levels]) =>
          levels.map((l) => [id, driver, l.at, l.today, l.p, l.se, l.more, l.fewer]),
        ),
      ),
    },
    {
      name: "tipping",
      columns: [
        "question",
        "driver",
        "already",
        "never",
        "up_share",
        "up_p5",
        "up_p50",
        "up_p95",
        "down_share",
        "down_p5",
        "down_p50",
        "down_p95",
      ],
      rows: questions.flatMap(([id, q]) =>
        Object.entries(q.tipping ?? {}).map(([driver, t]) => [
          id,
          driver,
          t.already,
          t.never,
          t.up?.share,
          t.up?.p5,
          t.up?.p50,
          t.up?.p95,
          t.down?.share,
          t.down?.p5,
          t.down?.p50,
          t.down?.p95,
        ]),
      ),
    },
    {
      name: "sensitivity",
      columns: [
        "question",
        "path",
        "share",
        "se",
        "below_noise",
        "low",
        "high",
        "low_se",
        "high_se",
        "worth",
        "share_without_record",
      ],
      rows: questions.flatMap(([id, q]) =>
        (q.sensitivity ?? []).map((s) => [
          id,
          s.path,
          s.share,
          s.se,
          s.below_noise,
          s.low,
          s.high,
          s.low_se,
          s.high_se,
          s.worth,
          s.before?.share,
        ]),
      ),
    },
    {
      name: "boxes",
      columns: ["question", "box", "path", "min", "max", "quasi_p", "reproduced_of_20", "coverage", "density", "mass"],
      rows: questions.flatMap(([id, q]) =>
        (q.boxes ?? []).flatMap((box, n) =>
          box.limits.map((l) => [
            id,
            n + 1,
            l.path,
            l.min,
            l.max,
            l.quasi_p,
            l.reproduced,
            box.coverage,
            box.density,
            box.mass,
          ]),
        ),
      ),
    },
    {
      name: "why_not",
      columns: [
        "question",
        "no",
        "empty_today",
        "undone",
        "misperceived",
        "other_deal",
        "no_deal",
        "out_of_reach",
        "no_meeting",
      ],
      rows: questions.flatMap(([id, { why_not: w }]) =>
        w
          ? [
              [
                id,
                w.no,
                w.empty_today,
                w.because.undone,
                w.because.misperceived,
                w.because.other_deal,
                w.because.no_deal,
                w.because.out_of_reach,
                w.because.no_meeting,
              ],
            ]
          : [],
      ),
    },
    {
      name: "refused",
      columns: ["question", "actor", "share", "alone"],
      rows: questions.flatMap(([id, q]) =>
        Object.entries(q.why_not?.refused ?? {}).map(([actor, r]) => [id, actor, r.share, r.alone]),
      ),
    },
    {
      name: "packages",
      columns: [
        "options",
        "changes",
        "standing",
        "zone",
        "frontier",
        "nash",
        "reached",
        "left",
        "when_p25",
        "when_p50",
        "when_p75",
      ],
      rows: result.packages.map((p) => [
        options(p.options),
        options(p.changes),
        p.standing,
        p.now.zone,
        p.now.frontier,
        p.now.nash,
        p.reached,
        p.left,
        p.when?.p25,
        p.when?.p50,
        p.when?.p75,
      ]),
    },
    {
      name: "gains",
      columns: ["changes", "actor", "part", "of", "points"],
      rows: result.packages.flatMap((p) =>
        Object.entries(p.gain).flatMap(([actor, g]): Cell[][] => [
          [options(p.changes), actor, "mean", null, g.mean],
          [options(p.changes), actor, "p5", null, g.p5],
          [options(p.changes), actor, "p95", null, g.p95],
          ...Object.entries(g.stakes).map(([id, v]): Cell[] => [options(p.changes), actor, "stake", id, v]),
          ...Object.entries(g.needs).map(([id, v]): Cell[] => [options(p.changes), actor, "need", id, v]),
          [options(p.changes), actor, "friction", null, g.friction],
          [options(p.changes), actor, "residual", null, g.residual],
        ]),
      ),
    },
    {
      name: "deals",
      columns: ["table", "changes", "zone", "frontier", "actor", "gain"],
      rows: (result.deals ?? []).flatMap((t) =>
        t.packages.flatMap((p) =>
          Object.entries(p.gain).map(([actor, gain]): Cell[] => [
            t.table,
            options(p.changes),
            p.zone,
            p.frontier,
            actor,
            gain,
          ]),
        ),
      ),
    },
    {
      name: "linkage",
      columns: ["table", "agenda", "share"],
      rows: (result.linkage ?? []).flatMap((l): Cell[][] => [
        [l.table, "together", l.together],
        [l.table, "only together", l.only_together],
        ...Object.entries(l.apart).map(([issue, share]): Cell[] => [l.table, issue, share]),
      ]),
    },
    {
      name: "decisions",
      columns: ["decision", "option", "mean", "se", "p5", "p95", "best_in", "evpi"],
      rows: Object.entries(result.decisions ?? {}).flatMap(([id, d]) =>
        Object.entries(d.options).map(([option, o]) => [id, option, o.mean, o.se, o.p5, o.p95, o.best, d.evpi]),
      ),
    },
    {
      name: "evppi",
      columns: ["decision", "path", "worth", "se", "below_noise"],
      rows: Object.entries(result.decisions ?? {}).flatMap(([id, d]) =>
        d.evppi.map((e) => [id, e.path, e.worth, e.se, e.below_noise]),
      ),
    },
    {
      name: "drivers",
      columns: ["driver", "month", "kind", "value", "p5", "p25", "p50", "p75", "p95"],
      rows: Object.entries(result.drivers).flatMap(([id, d]): Cell[][] => [
        ...d.history.map((h): Cell[] => [id, h.month, "history", h.value]),
        ...d.fan.map((f): Cell[] => [id, f.month, "fan", null, f.p5, f.p25, f.p50, f.p75, f.p95]),
      ]),
    },
    {
      name: "outside_view",
      columns: ["question", "class", "name", "p", "p5", "p95"],
      rows: Object.entries(result.lenses.reference ?? {}).flatMap(([q, views]) =>
        Object.entries(views).map(([id, v]): Cell[] => [q, id, v.name, v.p, v.p5, v.p95]),
      ),
    },
    {
      name: "chronicle",
      columns: ["kind", "id", "date", "who", "what", "binds", "text", "because"],
      rows: [
        ...result.accords.map((a): Cell[] => [
          "accord",
          a.id,
          a.date,
          a.parties.join(";"),
          a.kind,
          a.binds,
          a.text,
          cite(a.citations),
        ]),
        ...result.events.map((e): Cell[] => [
          "event",
          e.id,
          e.date,
          [e.who, e.whom].filter(Boolean).join(";"),
          e.does,
          null,
          e.text,
          cite(e.citations),
        ]),
      ],
    },
    {
      name: "places",
      columns: ["id", "name", "lon", "lat", "on", "because"],
      rows: (result.places ?? []).map((p) => [p.id, p.name, p.lon, p.lat, p.on, cite(p.citations)]),
    },
    {
      name: "numbers",
      columns: [
        "path",
        "as_written",
        "cited",
        "default",
        "mean_before",
        "sd_before",
        "mean_after",
        "sd_after",
        "shift",
        "because",
      ],
      rows: Object.entries(result.parameters).map(([path, p]) => [
        path,
        p.text,
        p.cited,
        p.default,
        p.before.mean,
        p.before.sd,
        p.after.mean,
        p.after.sd,
        p.shift,
        cite(result.cited_by[path] ?? []),
      ]),
    },
    {
      name: "since",
      columns: ["question", "before", "now", "why", "difference", "se", "paired"],
      rows: Object.entries(result.since?.questions ?? {}).flatMap(([id, q]) =>
        q.steps.map((s) => [id, q.before, q.now, s.why, s.difference, s.se, s.paired]),
      ),
    },
  ];
}

/** A table as CSV (RFC 4180). Text that a spreadsheet would read as a formula gets a leading apostrophe. */
export function csv({ columns, rows }: Table): string {
  const cell = (value: Cell): string => {
    if (value === null || value === undefined) return "";
    if (typeof value !== "string") return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return (
    [columns, ...rows.map((row) => columns.map((_, at) => row[at]))]
      .map((row) => row.map(cell).join(","))
      .join("\r\n") + "\r\n"
  );
}
