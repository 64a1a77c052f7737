/** Reads one slice of at most `full` rows after the other, until one is not full. `read` is told how many rows came before, and the last slice. */
export async function inSlices<Slice>(
  full: number,
  countOf: (slice: Slice) => number,
  read: (before: number, last: Slice | undefined) => Promise<Slice>
): Promise<Slice[]> {
  const slices: Slice[] = []
  let before = 0
  for (;;) {
    const slice = await read(before, slices.at(-1))
    slices.push(slice)
    if (countOf(slice) < full) return slices
    before += full
  }
}
