/**
 * This project's rules for its description, beyond Redocly's own, as a Redocly plugin. Enabled in
 * `redocly.yaml`; each rule has a passing and a failing fixture in `fixtures/`.
 */
import { described } from "./described.ts";
import { exampleGiven } from "./example-given.ts";
import { expandOffered } from "./expand-offered.ts";
import { idPattern } from "./id-pattern.ts";
import { listPaging } from "./list-paging.ts";
import { operationId } from "./operation-id.ts";
import { standardResponses } from "./standard-responses.ts";
import { thirdPerson } from "./third-person.ts";
import { writeBody } from "./write-body.ts";

export default function houseRules() {
  return {
    id: "house",
    rules: {
      oas3: {
        "operation-id": operationId,
        "standard-responses": standardResponses,
        "list-paging": listPaging,
        "expand-offered": expandOffered,
        "id-pattern": idPattern,
        "example-given": exampleGiven,
        described,
        "write-body": writeBody,
        "third-person": thirdPerson,
      },
    },
  };
}
