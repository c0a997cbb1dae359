/** The input is wrong: a file that is none of the known layouts, rows that cannot be read, a recipe that finds nothing. */
export class Refused extends Error {}

/** The input may be right, but what it takes is not here: no DuckDB, a database in use. */
export class Unable extends Error {}
