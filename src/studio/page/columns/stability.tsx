/** Packages by the stability lens and by the simulation, side by side. */
import type { Result } from "../../../result/index.ts";
import { date, percent } from "../../../wording/format.ts";

const MAX_PACKAGES = 12;

export function Stability({ result }: { result: Result }) {
  const key = (options: { [issue: string]: string }): string =>
    Object.entries(options)
      .map(([k, o]) => `${k}=${o}`)
      .sort()
      .join();
  const paths = new Map(result.packages.map((p) => [key(p.options), p]));
  const lens = result.lenses.stability;
  const names = (changes: { [issue: string]: string }): string =>
    Object.keys(changes).length === 0
      ? "what stands"
      : Object.entries(changes)
          .map(([k, o]) => result.issues[k]?.options[o] ?? o)
          .join("; ");
  const rows = lens
    ? lens.packages.slice(0, MAX_PACKAGES).map((p) => ({
        words: names(p.changes),
        stable: p.stable.seq.share,
        reachable: p.reached.share,
        held: p.held.seq.share,
        way: p.no_way_out,
        found: paths.get(key(p.options)),
      }))
    : result.packages
        .slice(0, MAX_PACKAGES)
        .map((p) => ({ words: names(p.changes), stable: null, reachable: null, held: null, way: false, found: p }));
  const share = (p: number | null | undefined): string =>
    p === null || p === undefined ? "\u2013" : p === 0 ? "\u2013" : percent(p);
  return (
    <section class="panel" aria-label="What holds, and what is reached">
      <h3>What holds, and what is reached</h3>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of packages">
        <table>
          <thead>
            <tr>
              <th scope="col">package</th>
              {lens ? (
                <>
                  <th
                    scope="col"
                    title="no actor gains by moving away, counting the answers that others would credibly give (SEQ)"
                  >
                    holds
                  </th>
                  <th scope="col" title="reached from what stands by improvements">
                    within reach
                  </th>
                  <th scope="col">both</th>
                </>
              ) : null}
              <th scope="col" title="share of futures in which it came about">
                came about
              </th>
              <th scope="col">half by</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr>
                <th scope="row" dir="auto">
                  {r.words}
                  {r.way ? <span class="quiet"> (cannot be left)</span> : null}
                </th>
                {lens ? (
                  <>
                    <td>{share(r.stable)}</td>
                    <td>{share(r.reachable)}</td>
                    <td>{share(r.held)}</td>
                  </>
                ) : null}
                <td>{share(r.found?.reached)}</td>
                <td>{r.found?.when ? date(r.found.when.p50) : "\u2013"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet small">
        {lens
          ? "Holds: in this share of worlds nobody would gain by leaving it, counting the answers that others would credibly give. Within reach: steps that all concerned want lead there from today. Neither knows dates. "
          : ""}
        Came about: the share of futures in which it came about, half of them by the month given.
      </p>
    </section>
  );
}
