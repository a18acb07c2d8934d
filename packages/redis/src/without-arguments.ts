/**
 * What an error says, without what was sent: Redis repeats the arguments of a command that it does not know.
 *
 *     ERR unknown command 'EVALSHA', with args beginning with: '5f…' '1' …
 */
export function withoutArguments(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : "unknown error";
  return text.replace(/,? with args beginning with.*/s, "").slice(0, 200);
}
