/** Slots at first: a power of two. */
const FEWEST_SLOTS = 1 << 8;

/**
 * The steps of an automaton: from a state, by a UTF-16 unit, to another. A table with open addressing, which a step costs a
 * few nanoseconds; a `Map` of both in one number costs ten times that, since such numbers are objects.
 */
export class Transitions {
  /** State, unit and the state they lead to, one behind the other; a free slot leads to state 0, to which no step goes. */
  #slots = new Int32Array(3 * FEWEST_SLOTS);
  #used = 0;

  /** The state that `unit` leads to from `state`; 0 where it leads nowhere. */
  get(state: number, unit: number): number {
    const slots = this.#slots;
    return slots[slotOf(slots, state, unit) + 2] as number;
  }

  /** Adds a step to a state other than 0. */
  set(state: number, unit: number, to: number): void {
    if (this.#used * 6 >= this.#slots.length) this.#grow();
    const at = slotOf(this.#slots, state, unit);
    if (this.#slots[at + 2] === 0) this.#used++;
    put(this.#slots, at, state, unit, to);
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    for (let i = 0; i < before.length; i += 3) {
      const [state, unit, to] = [before[i] as number, before[i + 1] as number, before[i + 2] as number];
      if (to !== 0) put(this.#slots, slotOf(this.#slots, state, unit), state, unit, to);
    }
  }
}

function put(slots: Int32Array, at: number, state: number, unit: number, to: number): void {
  slots[at] = state;
  slots[at + 1] = unit;
  slots[at + 2] = to;
}

/** Where the step stands in `slots`, or where it would. */
function slotOf(slots: Int32Array, state: number, unit: number): number {
  const count = slots.length / 3;
  let slot = (Math.imul(state, 0x9e37_79b1) ^ Math.imul(unit, 0x85eb_ca6b)) & 0x7fff_ffff;
  slot = (slot ^ (slot >>> 15)) & (count - 1);
  for (;;) {
    const at = slot * 3;
    if (slots[at + 2] === 0 || (slots[at] === state && slots[at + 1] === unit)) return at;
    slot = (slot + 1) & (count - 1);
  }
}
