const task = (Next: string, ...Catch: object[]) => ({ Type: "Task", Next, Catch });
const caught = (error: string, Next: string) => ({ ErrorEquals: [error], Next });
const outcome = (name: string, Next: string) => ({ Condition: `{% $states.input.outcome = '${name}' %}`, Next });
const choice = (Default: string, ...Choices: object[]) => ({ Type: "Choice", Choices, Default });
const end = { Type: "Succeed" } as const;

/** A waiting task with five catchers. */
const waiting = (Next: string) =>
  task(
    Next,
    { ErrorEquals: ["States.Timeout", "States.HeartbeatTimeout"], Next: "Reminders left?" },
    caught("RetryRequested", "Send invoice"),
    caught("AddressChanged", "Store new address"),
    caught("OrderCancelled", "Cancel order"),
    caught("ParcelReturned", "Report return"),
  );

/** A state machine of 28 states and about fifty edges; two of the states have five catchers each. */
export const largeDefinition = {
  StartAt: "Create order",
  States: {
    "Create order": task("Order created?"),
    "Order created?": choice("Report rejection", outcome("Ready", "Check address")),
    "Check address": task("Send invoice", caught("AddressUnknown", "Report return")),
    "Send invoice": task("Wait for the payment"),
    "Wait for the payment": waiting("Book payment"),
    "Book payment": task("Payment accepted?"),
    "Payment accepted?": choice(
      "Order failed",
      outcome("Shipped", "Report shipment"),
      outcome("PaymentRejected", "Wait for the payment"),
      outcome("SignatureRequired", "Wait for the signature"),
    ),
    "Wait for the signature": waiting("Check signature"),
    "Check signature": task("Signature accepted?"),
    "Signature accepted?": choice(
      "Wait for the payment",
      outcome("Shipped", "Report shipment"),
      outcome("SignatureRejected", "Wait for the signature"),
    ),
    "Report shipment": task("Shipped"),
    Shipped: end,
    "Reminders left?": choice("Expire order", outcome("Left", "Next reminder")),
    "Next reminder": { Type: "Pass", Next: "Send invoice" },
    "Store new address": task("Check address"),
    "Report return": task("Wait for the address"),
    "Wait for the address": task(
      "Store new address",
      caught("OrderCancelled", "Cancel order"),
      caught("States.Timeout", "Expire order"),
    ),
    "Cancel order": task("Cancelled in time?"),
    "Cancelled in time?": choice("Report cancellation", outcome("Paid", "Book payment")),
    "Report cancellation": task("Cancelled"),
    Cancelled: end,
    "Expire order": task("Paid at the last moment?"),
    "Paid at the last moment?": choice("Report expiry", outcome("Paid", "Book payment")),
    "Report expiry": task("Expired"),
    Expired: end,
    "Report rejection": task("Rejected"),
    Rejected: end,
    "Order failed": { Type: "Fail" },
  },
};
