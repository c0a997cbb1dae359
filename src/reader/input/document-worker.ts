/** Entry of the thread in which a document is opened, or a long text read. */
import { parentPort, workerData } from "node:worker_threads";
import { read } from "../read.ts";
import { open } from "./document.ts";
import type { ThreadAnswer, ThreadRequest } from "./thread.ts";

const request = workerData as ThreadRequest;
const answer = (message: ThreadAnswer): void => parentPort!.postMessage(message);
if ("text" in request) answer({ reading: read(request.text, request.options) });
else answer({ opened: await open(request.bytes, request.name, (pages) => answer({ pages })) });
