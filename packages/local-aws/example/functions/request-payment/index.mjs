/** Asks for a payment. Whoever receives the payment calls SendTaskSuccess with the token. */
export async function handler({ orderId, taskToken }) {
  console.log(JSON.stringify({ message: "payment requested", orderId, hasToken: taskToken.length > 0 }));
}
