/**
 * The common part of the keys that one script uses. Redis Cluster puts keys with the same part in braces on
 * the same node, so braces inside of it are percent-encoded.
 *
 *     ev-vehicles:{budget:https%3A%2F%2Fapi.ev.energy%2Fo%2Ftoken%2F|my-client}
 *
 * @see https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#hash-tags
 */
export function hashTag(prefix: string, kind: "budget" | "token", name: string): string {
  return `${prefix}:{${kind}:${name.replace(/[{}]/g, encodeURIComponent)}}`;
}
