/**
 * The languages of Scalar's samples, as it calls them: what is `true` or listed is hidden. Ten remain, each with the
 * clients that its users know best: curl, JavaScript, Node.js (fetch, undici), Python (http.client, requests), Java,
 * C#, PHP (curl, Guzzle), Go, Ruby and R.
 */
export const hiddenClients: Readonly<Record<string, true | readonly string[]>> = {
  shell: ["httpie", "wget"],
  js: ["axios", "jquery", "ofetch", "xhr"],
  node: ["axios", "ofetch"],
  python: ["aiohttp", "httpx_sync", "httpx_async"],
  java: ["asynchttp", "okhttp", "unirest"],
  csharp: ["restsharp"],
  php: ["laravel"],
  c: true,
  clojure: true,
  dart: true,
  fsharp: true,
  http: true,
  julia: true,
  kotlin: true,
  objc: true,
  ocaml: true,
  powershell: true,
  rust: true,
  swift: true,
};
