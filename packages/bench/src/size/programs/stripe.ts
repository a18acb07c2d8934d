import Stripe from "stripe";

const stripe = new Stripe("key");
for await (const customer of stripe.customers.list({ limit: 100 })) console.log(customer.id);
