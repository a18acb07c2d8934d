import OpenAI from "openai";

const api = new OpenAI({ apiKey: "key" });
for await (const model of api.models.list()) console.log(model.id);
