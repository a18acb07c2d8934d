/** Whether a PKCE verifier belongs to an S256 challenge: BASE64URL(SHA256(verifier)) (RFC 7636, 4.6). */
export async function verifierMatches(verifier: string, challenge: string): Promise<boolean> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") === challenge;
}
