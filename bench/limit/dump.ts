/** Writes a compiled case and the numbers of its worlds for bench/limit/limit.c: the order of fields is that of `load` there. */
import type { Model } from "../../src/engine/compile.ts";
import { draw } from "../../src/engine/draw.ts";
import { worldAtAsOf } from "../../src/engine/as-of.ts";
import { allowed } from "../../src/engine/model/packages.ts";
import { along } from "../../src/engine/compile.ts";
import { exp } from "../../src/numbers/elementary.ts";
import type { Key } from "../../src/numbers/streams.ts";

const KINDS = ["constant", "trend", "path", "mean-reverting", "regimes"];
const FAR = 0x7fffffff;

/** @throws Error where the case has what the C program leaves out: money, scenarios, uncertain histories, sizes of jumps that are not plain normals. */
export function dump(model: Model, worlds: number): Uint8Array {
  const { case: c, shape, movers, packages, since, asOf, until } = model;
  const parts: Uint8Array[] = [];
  let length = 0;
  const put = (bytes: Uint8Array): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  const integers = (...values: number[]): void => put(new Uint8Array(Int32Array.from(values).buffer));
  const reals = (values: ArrayLike<number>): void => put(new Uint8Array(Float64Array.from(values as number[]).buffer));
  const keyed = (k: Key): void => integers(k.k0 | 0, k.k1 | 0);
  const T = until - since + 1;
  const D = c.drivers.length;
  const none = (p: number | null): number => p ?? -1;

  integers(1, shape.A, shape.K, shape.N, shape.O, D, movers.length, packages.n, c.parameters.length);
  integers(since, asOf, until, model.settings.paths, model.standing, model.from, c.record ? 1 : 0, c.learning);
  integers(...shape.offset);
  put(packages.rows);
  const widest = Math.max(...c.issues.map((issue) => issue.options.length));
  integers(widest);
  put(
    Uint8Array.from(
      c.issues.flatMap((issue) =>
        issue.options.flatMap((_, a) =>
          Array.from({ length: widest }, (_x, b) => (b < issue.options.length && allowed(issue, a, b) ? 1 : 0)),
        ),
      ),
    ),
  );
  integers(...shape.friction, ...shape.reliability);
  integers(shape.stakes.length);
  for (const s of shape.stakes)
    integers(s.actor, s.issue, s.weight, s.friction[0], s.values.length, ...s.values, s.deliverer);
  const meets = shape.needs.flatMap((need, n) => need.parts.map((p) => ({ n, ...p })));
  integers(meets.length);
  for (const p of meets) integers(p.n, p.issue, p.values.length, ...p.values, p.deliverer);
  for (const n of shape.needs) {
    integers(n.actor, n.weight, n.level, n.issues.length, ...n.issues, n.sharpeners.length);
    for (const field of ["driver", "from", "to", "by"] as const) integers(...n.sharpeners.map((s) => s[field]));
    integers(...n.sharpeners.map((s) => (s.rising ? 1 : 0)));
  }
  for (const m of movers) {
    if (m.transfers) throw new Error("the C program leaves out tables with transfers");
    integers(
      ["table", "review", "exit"].indexOf(m.kind),
      m.members.length,
      m.parties,
      ...m.members,
      m.agenda.length,
      ...m.agenda,
      Number.isFinite(m.deadline) ? m.deadline : FAR,
    );
    const eyes = m.kind === "table" && (m.proposes === "own" || m.believes.some((b) => b === 1));
    integers(m.proposes === "own" ? 1 : 0, eyes ? 1 : 0, ...m.believes, m.needs.length, ...m.needs, ...m.needStart);
    integers(m.power.length > 0 ? 1 : 0, ...m.power, ...m.chairs);
    keyed(m.key);
    keyed(m.chair);
  }
  c.drivers.forEach((d, index) => {
    const p = d.process;
    integers(KINDS.indexOf(p.kind));
    if (p.kind === "constant") integers(p.value, -1, -1, -1);
    else if (p.kind === "trend") integers(p.start, p.perYear, -1, -1);
    else if (p.kind === "mean-reverting") integers(none(p.start), p.mean, p.spread, p.halfLife);
    else integers(-1, -1, -1, -1);
    const levels = p.kind === "regimes" ? p.levels : [];
    integers(
      p.kind === "regimes" ? p.start : 0,
      levels.length,
      ...levels.map((l) => l.value),
      ...levels.map((l) => l.stay),
    );
    let start = 0;
    integers(0, ...levels.map((l) => (start += l.then.length)));
    integers(
      ...levels.flatMap((l) => l.then.map((t) => t.level)),
      ...levels.flatMap((l) => l.then.map((t) => none(t.share))),
    );
    const points = p.kind === "path" ? p.points : [];
    integers(points.length, ...points.map((q) => q.month), ...points.map((q) => q.value));
    const size = d.jumps ? c.parameters[d.jumps.size] : null;
    if (size && size.quantity.kind !== "normal" && size.quantity.kind !== "exact")
      throw new Error(`the C program knows sizes of jumps as 'a to b' only: ${size.path}`);
    const q = size?.quantity;
    const normal =
      q?.kind === "normal"
        ? [(q.low + q.high) / 2, (q.high - q.low) / (2 * 1.6448536269514722)]
        : q?.kind === "exact"
          ? [q.value, 0]
          : [0, 0];
    integers(d.jumps ? 1 : 0, none(d.jumps?.perYear ?? null), none(d.jumps?.halfLife ?? null));
    reals([...normal, d.min, d.max]);
    const plan = model.drivers[index];
    integers(Number.isFinite(plan.first) ? plan.first : FAR, Number.isFinite(plan.last) ? plan.last : -FAR);
    keyed(plan.walk);
    keyed(plan.regime);
    keyed(plan.jump);
  });
  const histories = new Float64Array(D * T);
  c.drivers.forEach((d, index) => {
    if (d.history.some((h) => !model.samplers[h.value]!.exact))
      throw new Error("the C program knows exact histories only");
    for (
      let month = Math.max(since, d.history[0]?.month ?? Infinity);
      month <= Math.min(asOf, d.history.at(-1)?.month ?? -Infinity);
      month++
    )
      histories[index * T + month - since] = along(d.history, model.medians, month);
  });
  reals(histories);
  integers(model.reactions.length);
  for (const r of model.reactions) {
    put(r.fits!);
    integers(r.driver, r.shift);
  }
  integers(model.checkpoints.length);
  for (const p of model.checkpoints) {
    integers(p.month);
    put(p.open);
    put(p.fits);
  }
  integers(model.groups.length);
  for (const g of model.groups) {
    integers(
      g.holder,
      g.about,
      g.beliefs.length,
      ...g.beliefs.map((b) => b.about),
      ...g.beliefs.map((b) => b.value),
      ...g.beliefs.map((b) => b.bias),
    );
    reals(g.beliefs.map((b) => c.parameters[b.about].field.min));
    reals(g.beliefs.map((b) => c.parameters[b.about].field.max));
  }
  if (model.overrides.length > 0) throw new Error("the C program knows no scenarios");

  integers(worlds);
  put(new Uint8Array((8 - (length % 8)) % 8));
  const v = new Float64Array(c.parameters.length);
  const LN2 = 0.6931471805599453;
  for (let s = 0; s < worlds; s++) {
    draw(model, s, v);
    integers(s, 0);
    reals(v);
    reals(worldAtAsOf(model, s, c.record !== null).residual);
    reals(
      movers.map(
        (m) => (1 - exp(-v[m.rate.steps[0].value] / 12)) * (m.concludes === null ? 1 : v[m.concludes.steps[0].value]),
      ),
    );
    const phi = c.drivers.map((d) => (d.process.kind === "mean-reverting" ? exp(-LN2 / v[d.process.halfLife]) : 0));
    reals(phi);
    reals(
      c.drivers.map((d, index) =>
        d.process.kind === "mean-reverting" ? v[d.process.spread] * Math.sqrt(1 - phi[index] * phi[index]) : 0,
      ),
    );
    reals(c.drivers.map((d) => (d.jumps ? exp(-LN2 / v[d.jumps.halfLife]) : 0)));
    reals(c.drivers.map((d) => (d.jumps ? 1 - exp(-v[d.jumps.perYear] / 12) : 0)));
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}
