/** What the process of a command needs beside its arguments. */
export { main } from "./main.ts";
export { interruption } from "./signals.ts";
export { removeTemporaryFolders } from "../files/left-behind.ts";
