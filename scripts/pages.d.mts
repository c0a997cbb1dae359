import type { Metafile } from "esbuild";
/** The studio's page and workers, bundled: files by name, and what each build is made of. */
export function pages(root: string): Promise<{ files: Map<string, Uint8Array>; metafiles: Metafile[] }>;
