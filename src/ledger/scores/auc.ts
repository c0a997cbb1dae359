/** How well forecasts tell yes from no: the share of pairs of a yes and a no in which the yes had the higher odds. */

export interface Discrimination {
  /** Share of pairs in the right order, ties half; null without a pair. */ auc: number | null;
  pairs: number;
}

/** Over all pairs (Mann and Whitney 1947). */
export function aucOf(forecasts: readonly { p: number; yes: boolean }[]): Discrimination {
  const { right, pairs } = pairsOf(forecasts);
  return { auc: pairs === 0 ? null : right / pairs, pairs };
}

/** Over the pairs whose two questions belong to one case. */
export function aucWithinCases(forecasts: readonly { case: string; p: number; yes: boolean }[]): Discrimination {
  const cases = new Map<string, { p: number; yes: boolean }[]>();
  for (const forecast of forecasts) {
    const list = cases.get(forecast.case);
    if (list) list.push(forecast);
    else cases.set(forecast.case, [forecast]);
  }
  let right = 0;
  let pairs = 0;
  for (const list of cases.values()) {
    const found = pairsOf(list);
    right += found.right;
    pairs += found.pairs;
  }
  return { auc: pairs === 0 ? null : right / pairs, pairs };
}

function pairsOf(forecasts: readonly { p: number; yes: boolean }[]): { right: number; pairs: number } {
  const sorted = [...forecasts].sort((a, b) => a.p - b.p);
  let right = 0;
  let yesInAll = 0;
  let noBelow = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    let yes = 0;
    while (to < sorted.length && sorted[to].p === sorted[from].p) if (sorted[to++].yes) yes++;
    const no = to - from - yes;
    right += yes * (noBelow + no / 2);
    yesInAll += yes;
    noBelow += no;
    from = to;
  }
  return { right, pairs: yesInAll * noBelow };
}
