import type { Plugin } from "esbuild";
/** The value of a text in YAML. @throws where it cannot be read, or a key is given twice */
export function yamlValue(text: string): unknown;
/** Files in YAML that the program brings along, loaded as plain values. */
export const yamlValues: Plugin;
