/**
 * Returns the common part of the keys that one script uses. Redis Cluster keeps keys with the same text in braces on the
 * same node, so braces in the name itself are percent-encoded.
 *
 *     ev-vehicles:{budget:https%3A%2F%2Fapi.ev.energy%2Fo%2Ftoken%2F|my-client}
 *
 * @see https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#hash-tags
 */
export function hashTag(prefix: string, kind: "budget" | "token", name: string): string {
  return `${prefix}:{${kind}:${name.replace(/[{}]/g, encodeURIComponent)}}`;
}
