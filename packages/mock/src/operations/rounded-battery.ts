/** The API keeps battery sizes to the nearest 10 Wh (API fact). */
export function roundedBattery(wattHours: number): number {
  return Math.round(wattHours / 10) * 10;
}
