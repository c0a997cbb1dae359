/** The protocol's SDK, named in this file alone: a server, its transport over stdio, and the answers that ask the client for input. */
export {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  McpServer,
  ResourceNotFoundError,
  ResourceTemplate,
  inputRequired,
  inputResponse,
} from "@modelcontextprotocol/server";
export type {
  CallToolResult,
  ClientCapabilities,
  InputRequiredResult,
  ServerContext,
  Transport,
} from "@modelcontextprotocol/server";
export { StdioServerTransport, serveStdio, type StdioServerHandle } from "@modelcontextprotocol/server/stdio";
