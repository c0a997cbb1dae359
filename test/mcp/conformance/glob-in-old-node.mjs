/** Lets the conformance suite start on Node 20, whose fs has no `globSync`; the suite's server scenarios do not call it. */
import { register } from "node:module";

const fs = `data:text/javascript,${encodeURIComponent('export * from "node:fs"; export const globSync = () => [];')}`;
const resolve = `export const resolve = (name, context, next) => name === "fs" ? { url: ${JSON.stringify(fs)}, shortCircuit: true } : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(resolve)}`);
