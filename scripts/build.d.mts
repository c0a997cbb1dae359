import type { BuildOptions } from "esbuild";
/** Root of the repository, with a slash at its end. */
export const root: string;
/** What esbuild is asked for. */
export const options: BuildOptions;
/** The program of `entente check` in one file. */
export const checkAlone: BuildOptions & { metafile: true };
