/** What each kind of number may be (language.md, rules on ranges). */
export interface Field {
  min: number;
  max: number;
  /** True where `min` itself is outside. */
  above: boolean;
  /** Whether a share is meant: `%` and words of estimative probability can stand for it. */
  share: boolean;
}

const field = (min: number, max: number, extra: Partial<Field> = {}): Field => ({
  min,
  max,
  above: false,
  share: false,
  ...extra,
});

/** Any number. */
export const ANY = field(-Infinity, Infinity);
/** Weights, friction, residual, rates a year, spread, power, chairs. */
export const AMOUNT = field(0, Infinity);
/** `values` of a stake. */
export const VALUE = field(-100, 100);
/** `met_by` of a need. */
export const PART = field(-1, 1, { share: true });
/** `level`, `reliability`, `concludes`, `learning`. */
export const SHARE = field(0, 1, { share: true });
/** `by` of a ramp: how much of the need it brings. */
export const BY = field(-Infinity, Infinity, { share: true });
/** Shares of the next level of a regime, normalised later. */
export const NEXT = field(0, Infinity, { share: true });
/** Half-lives and `points_per_bn`. */
export const POSITIVE = field(0, Infinity, { above: true });
/** `stay_months`. */
export const STAY = field(1, Infinity);
/** An option's place for the spatial lens. */
export const PLACE = field(0, 100);

/** `conduct` of a trader: 0 takes prices, 1 plays Cournot. */
export const CONDUCT = field(0, 1);

/** A level of a driver with this range. */
export function within(min: number, max: number): Field {
  return field(min, max);
}

/** The range in words: `at least 0`, `above 0`, `between 0 and 1`. */
export function rangeText({ min, max, above }: { min: number; max: number; above?: boolean }): string {
  if (min === -Infinity && max === Infinity) return "any number";
  if (max === Infinity) return above ? `above ${min}` : `at least ${min}`;
  if (min === -Infinity) return `at most ${max}`;
  return `between ${min} and ${max}`;
}

const SHARES =
  /^(learning|actors\.[^.]+\.reliability|actors\.[^.]+\.needs\.[^.]+\.(level|met_by\.[^.]+\.[^.]+|sharpened_by\.[^.]+\.by)|tables\.[^.]+\.concludes|drivers\.[^.]+\.levels\.[^.]+\.then\.[^.]+|(market\.)?(tolerance|discount_rate))$/;
const ABOVE =
  /^(actors\.[^.]+\.points_per_bn|drivers\.[^.]+\.(jumps\.)?half_life_months|(market\.)?(bcm_per_mt|tbtu_per_bcm|years|markets\.[^.]+\.(price|quantity|elasticity)|observed\.[^.]+))$/;

/** The field of a number by its path and range: what a new quantity for it may be. */
export function fieldOf({ path, min, max }: { path: string; min: number; max: number }): Field {
  const written = path
    .replace(/^scenarios\.[^.]+\.set\./, "")
    .replace(/^actors\.[^.]+\.beliefs\.(.*)\.(value|bias)$/, "$1");
  return { min, max, above: ABOVE.test(written), share: SHARES.test(written) };
}
