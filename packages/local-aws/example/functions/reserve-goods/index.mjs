export async function handler({ orderId, items }) {
  return { orderId, reserved: items.length };
}
