/** The program for `entente check`, which is built as one file: the command starts sooner than from forty. */
export * from "./program.ts";
