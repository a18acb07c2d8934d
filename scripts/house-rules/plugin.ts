/**
 * A Redocly plugin with this project's own rules for its description. `redocly.yaml` enables them; each rule has a passing and
 * a failing fixture in `fixtures/`.
 */
import { described } from "./described.ts";
import { expandOffered } from "./expand-offered.ts";
import { hasExample } from "./has-example.ts";
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
        "has-example": hasExample,
        described,
        "write-body": writeBody,
        "third-person": thirdPerson,
      },
    },
  };
}
