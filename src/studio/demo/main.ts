/** Writes the demonstration: `main.js DIR BUILD`. */
import { join } from "node:path";
import { putAll } from "../../files/put.ts";
import { examplesBeside, FLAGSHIP } from "../server/folders.ts";
import { demoFiles } from "./files.ts";

const [folder, built] = process.argv.slice(2) as [string, string];
const files = demoFiles(examplesBeside(built), FLAGSHIP, join(built, "studio"));
putAll([...files].map(([name, content]) => [join(folder, name), content]));
