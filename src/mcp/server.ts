/** The server as the protocol sees it, made from the table of tools; one call becomes one function's answer in few words. */
import { EntenteError } from "../errors.ts";
import { version } from "../version.ts";
import type { Desk } from "./desk.ts";
import { ToolError } from "./errors.ts";
import { fenced, newNonce } from "./fence.ts";
import { withHiddenShown } from "./hidden.ts";
import { INSTRUCTIONS } from "./instructions.ts";
import { plain } from "./plain.ts";
import { registerPrompts } from "./prompts.ts";
import { registerResources } from "./resources.ts";
import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  McpServer,
  type CallToolResult,
  type ClientCapabilities,
  type InputRequiredResult,
  type ServerContext,
} from "./sdk.ts";
import type { Answer, Call, Tool } from "./tool.ts";
import { TOOLS } from "./tools/index.ts";

/** Tools that a server with these settings lists. */
export const toolsOf = ({ settings: { readOnly } }: Desk): Tool[] =>
  TOOLS.filter(({ effect }) => !readOnly || effect === "reads");

/** A server over the desk; each connection gets one of its own. */
export function serverOf(desk: Desk): McpServer {
  const server = new McpServer(
    { name: "entente", title: "Entente", version },
    { capabilities: { tools: {}, resources: {}, prompts: {} }, instructions: INSTRUCTIONS },
  );
  for (const tool of toolsOf(desk))
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: tool.does,
        inputSchema: tool.input,
        outputSchema: tool.output,
        annotations: {
          readOnlyHint: tool.effect === "reads",
          destructiveHint: tool.effect === "replaces",
          idempotentHint: tool.idempotent,
          openWorldHint: false,
        },
      },
      (input, context) => called(tool, input, desk, callOf(server, context)),
    );
  registerResources(server, desk);
  registerPrompts(server, desk);
  return server;
}

/** What a request of 2026-07-28 says of its client. */
interface Said {
  [CLIENT_CAPABILITIES_META_KEY]?: ClientCapabilities;
  [CLIENT_INFO_META_KEY]?: { name: string };
}

/** Under 2026-07-28 the request itself says what the client can do; under 2025 the opening did. */
function callOf(server: McpServer, { mcpReq }: ServerContext): Call {
  const { envelope, signal, inputResponses, _meta } = mcpReq;
  const token = _meta?.progressToken;
  const said = envelope as Said | undefined;
  return {
    signal,
    nonce: newNonce(),
    capabilities: said?.[CLIENT_CAPABILITIES_META_KEY] ?? server.server.getClientCapabilities(),
    client: (said?.[CLIENT_INFO_META_KEY] ?? server.server.getClientVersion())?.name ?? "",
    responses: inputResponses,
    state: mcpReq.requestState(),
    progress: (progress, total, message) => {
      if (token === undefined) return;
      mcpReq
        .notify({ method: "notifications/progress", params: { progressToken: token, progress, total, message } })
        .catch(() => {}); // a client that has gone needs no progress
    },
  };
}

async function called(
  tool: Tool,
  input: unknown,
  desk: Desk,
  call: Call,
): Promise<CallToolResult | InputRequiredResult> {
  try {
    const answer = await tool.run(input as never, desk, call);
    return isAnswer(answer) ? resultOf(answer, call.nonce) : answer;
  } catch (error) {
    return { isError: true, content: [{ type: "text", text: errorText(error, desk) }] };
  }
}

const isAnswer = (answer: Answer | InputRequiredResult): answer is Answer => "says" in answer;

/** What the data quotes stands between marks in the text; an article's page has its marks already. */
function resultOf({ says, data }: Answer, nonce: string): CallToolResult {
  const shown = withHiddenShown(data);
  const words = plain(shown);
  return {
    content: [
      {
        type: "text",
        text: `${says === "" ? "" : `${says}\n`}${words.includes(`<article ${nonce}>`) ? words : fenced(words, nonce)}`,
      },
    ],
    structuredContent: shown,
  };
}

function errorText(error: unknown, desk: Desk): string {
  if (error instanceof ToolError) return withHiddenShown(error.text);
  const words = error instanceof EntenteError ? error.message : "This is a fault of the program, not of your call.";
  return new ToolError(
    error instanceof EntenteError && error.code === "interrupted" ? "stopped" : "run-failed",
    withHiddenShown(words.replaceAll(desk.root.folder, ".")),
  ).text;
}
