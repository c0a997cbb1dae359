/** What files of several markets have in common. */

/** Why a resolved market gives no forecast. */
export const PRICE_OF_RESOLVED = "the price of a resolved market is its answer";

/** The entries of a list; one alone where it is not a list. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
