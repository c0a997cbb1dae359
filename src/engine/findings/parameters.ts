/**
 * Effect of the record on each number (docs/methods/findings.md#what-the-record-taught): before and after, and the
 * standardised shift of its mean.
 */
import type { Sampler } from "../../numbers/law.ts";
import type { Model } from "../compile.ts";
import type { ParameterFinding } from "../../result/index.ts";
import { isReported } from "./grounds.ts";
import { moments, type Numbers } from "./worlds.ts";

/** @param before the first `draws` worlds, whether or not they fit the record; `after` the kept ones */
export function parameterFindings(model: Model, before: Numbers, after: Numbers): { [path: string]: ParameterFinding } {
  const drawnAfresh = new Map<number, Sampler>([
    ...model.case.drivers.flatMap((d, at) => (d.jumps ? [[d.jumps.size, model.drivers[at].size!] as const] : [])),
    ...model.case.issues.flatMap(({ procedure }, k) =>
      procedure ? [[procedure.months, model.waits.get(k)!.months] as const] : [],
    ),
  ]);
  return Object.fromEntries(
    model.case.parameters.flatMap((p, index) => {
      if (!isReported(p)) return [];
      const uncertain = p.computed === true || (model.samplers[index] !== null && !model.samplers[index].exact);
      const exact = { mean: model.medians[index], sd: 0 };
      const a = uncertain ? moments(before, index) : exact;
      const b = uncertain ? moments(after, index) : exact;
      const law = drawnAfresh.get(index);
      if (law) a.mean = b.mean = law.quantile(0.5);
      return [
        [
          p.path,
          {
            text: p.text,
            cited: p.cited,
            default: p.default,
            uncertain,
            before: a,
            after: b,
            shift: a.sd > 0 ? (b.mean - a.mean) / a.sd : 0,
          },
        ],
      ];
    }),
  );
}
