import { snippetz } from "@scalar/snippetz";
import type { HttpRequest } from "./http-request.ts";

/** Writes a request in one language, as a whole program that prints the response. */
export interface Language {
  /** The name that selects the reference's highlighting. */
  readonly lang: string;
  readonly label: string;
  /** @param hasBody whether a successful response has JSON to print; otherwise the status is printed */
  write(request: HttpRequest, hasBody: boolean): string;
}

/** The languages in the reference's order. Scalar's generator writes the request; `finish` makes it a program. */
export const languages: readonly Language[] = [
  language("shell", "curl", "shell/curl", (code, hasBody) => (hasBody ? code : `${code} \\\n  --include`)),
  language("javascript", "JavaScript", "js/fetch", finishFetch),
  language("node", "Node.js", "node/fetch", finishFetch),
  language(
    "python",
    "Python",
    "python/requests",
    (code, hasBody) =>
      `import requests\n\nresponse = ${code}\nprint(${hasBody ? "response.json()" : "response.status_code"})`,
  ),
  language("java", "Java", "java/nethttp", finishJava),
  language("csharp", "C#", "csharp/httpclient", (code, hasBody) =>
    [
      "using System;\nusing System.Net.Http;\nusing System.Net.Http.Headers;\n",
      code,
      `Console.WriteLine(${hasBody ? "await response.Content.ReadAsStringAsync()" : "response.StatusCode"});`,
    ].join("\n"),
  ),
  language("php", "PHP", "php/curl", (code, hasBody) =>
    hasBody
      ? `<?php\n${code}`
      : `<?php\n${code.replace("curl_close(", "echo curl_getinfo($ch, CURLINFO_RESPONSE_CODE);\n\ncurl_close(")}`,
  ),
  language("go", "Go", "go/native", (code, hasBody) =>
    code
      .replace(/res, _ := (.*)\n/, "res, err := $1\n\tif err != nil {\n\t\tpanic(err)\n\t}\n")
      .replace("\tfmt.Println(res)\n", hasBody ? "" : "\tfmt.Println(res.Status)\n")
      .replace(/\n\n}$/, "\n}"),
  ),
  language("ruby", "Ruby", "ruby/native", (code, hasBody) =>
    code
      .replace("use_ssl = true", 'use_ssl = url.scheme == "https"')
      .replace("puts response.read_body", hasBody ? "$&" : "puts response.code"),
  ),
  withQueryInUrl(
    language("r", "R", "r/httr2", (code, hasBody) =>
      hasBody ? code : code.replace("resp_body_string(response)", "resp_status(response)"),
    ),
  ),
];

function language(
  lang: string,
  label: string,
  generator: "shell/curl" | `${string}/${string}`,
  finish: (code: string, hasBody: boolean) => string,
): Language {
  const [target, client] = generator.split("/") as Parameters<ReturnType<typeof snippetz>["print"]>;
  return {
    lang,
    label,
    write(request, hasBody) {
      const code = snippetz().print(target, client as never, request as never);
      if (code === undefined)
        throw new Error(`@scalar/snippetz has no generator ${generator}: correct languages.ts`);
      return `${finish(code, hasBody)}\n`;
    },
  };
}

/** httr2 rejects a query parameter with several values unless told how to serialise it, so the URL has the query. */
function withQueryInUrl({ write, ...language }: Language): Language {
  return {
    ...language,
    write({ queryString, ...request }, hasBody) {
      const query = new URLSearchParams(queryString.map(({ name, value }) => [name, value])).toString();
      const url = query === "" ? request.url : `${request.url}?${query}`;
      return write({ ...request, url, queryString: [] }, hasBody);
    },
  };
}

function finishFetch(code: string, hasBody: boolean): string {
  return `const response = await ${code};\nconsole.log(${hasBody ? "await response.json()" : "response.status"});`;
}

/** Makes a file that `java Sample.java` compiles and runs, with the body as a string rather than a stream of bytes. */
function finishJava(code: string, hasBody: boolean): string {
  const program = code
    .replace(
      /^java\.io\.ByteArrayOutputStream body.*\nbody\.write\((.*)\.getBytes\(.*\)\);$/m,
      "String body = $1;",
    )
    .replace("ofByteArray(body.toByteArray())", "ofString(body)")
    .replace("java.net.URI.create", "URI.create")
    .replace("response.body()", hasBody ? "$&" : "response.statusCode()");
  const imports = ["URI", "http.HttpClient", "http.HttpRequest", "http.HttpResponse"];
  return [
    ...imports.map((name) => `import java.net.${name};`),
    "",
    "public class Sample {",
    "  public static void main(String[] args) throws Exception {",
    ...program.split("\n").map((line) => (line === "" ? "" : `    ${line}`)),
    "  }",
    "}",
  ].join("\n");
}
