/** A key that so many hold belongs to a fixed formula and tells nothing. */
const COMMON = 16;

/** Where a block keeps its count, with the holders behind it: one more than a key may have is enough to know that it has too many. */
const BLOCK = COMMON + 2;

const FREE = 0;
/** A key that is held no longer keeps its place until the table grows. */
const NOBODY = 0x7fffffff;

/**
 * Who holds a key: an inverted index from 32-bit keys to small whole numbers. Most keys have one holder, which stands in
 * the table itself; only the others are given a block. Typed arrays with open addressing take a sixth of the memory of a
 * `Map` of arrays and a fifth of its time.
 */
export class Postings {
  /** Key and entry by turns, so that they share a cache line. An entry is the one holder + 1, or −1 − the offset of a block. */
  #slots = new Int32Array(0x800);
  /** Slots that are not free. */
  #used = 0;
  #blocks = new Int32Array(BLOCK * 0x40);
  #blocksEnd = 0;
  readonly #freeBlocks: number[] = [];
  /** By holder: how many of the keys asked for last it holds. */
  #shared = new Uint16Array(0x400);
  #sharing = new Uint32Array(0x400);
  #sharingCount = 0;
  #entries = new Int32Array(0x400);

  /** Enters `holder` under `key`, under which it must not stand yet. */
  add(key: number, holder: number): void {
    if (4 * this.#used >= this.#slots.length) this.#makeSlots();
    if (holder >= this.#shared.length) this.#makeCounts(holder);
    const at = this.#find(key);
    const entry = this.#slots[at + 1] as number;
    if (entry === FREE || entry === NOBODY) {
      if (entry === FREE) this.#used++;
      this.#slots[at] = key;
      this.#slots[at + 1] = holder + 1;
    } else if (entry > 0) {
      const block = this.#newBlock();
      this.#blocks[block] = 2;
      this.#blocks[block + 1] = entry - 1;
      this.#blocks[block + 2] = holder;
      this.#slots[at + 1] = -1 - block;
    } else {
      const block = -1 - entry;
      const count = this.#blocks[block] as number;
      if (count > COMMON) return;
      this.#blocks[block] = count + 1;
      this.#blocks[block + count + 1] = holder;
    }
  }

  /** Takes `holder` away from `key`. */
  remove(key: number, holder: number): void {
    const at = this.#find(key);
    const entry = this.#slots[at + 1] as number;
    if (entry === holder + 1) this.#slots[at + 1] = NOBODY;
    if (entry >= 0) return;
    const block = -1 - entry;
    const before = this.#blocks[block] as number;
    let count = 0;
    for (let i = 1; i <= before; i++) {
      const other = this.#blocks[block + i] as number;
      if (other !== holder) this.#blocks[block + ++count] = other;
    }
    this.#blocks[block] = count;
    if (count > 0) return;
    this.#slots[at + 1] = NOBODY;
    this.#freeBlocks.push(block);
  }

  /** The holders of those of `keys` that are not common, in no order. Good until the next are asked for. */
  sharing(keys: Uint32Array): Uint32Array {
    const shared = this.#shared;
    const sharing = this.#sharing;
    const blocks = this.#blocks;
    for (let i = 0; i < this.#sharingCount; i++) shared[sharing[i] as number] = 0;
    let count = 0;
    const entries = this.#entriesOf(keys);
    for (let i = 0; i < keys.length; i++) {
      const entry = entries[i] as number;
      if (entry === FREE || entry === NOBODY) continue;
      const block = entry < 0 ? -1 - entry : 0;
      const holders = entry < 0 ? (blocks[block] as number) : 1;
      if (holders > COMMON) continue;
      for (let nth = 1; nth <= holders; nth++) {
        const holder = entry < 0 ? (blocks[block + nth] as number) : entry - 1;
        const before = shared[holder] as number;
        if (before === 0) sharing[count++] = holder;
        shared[holder] = before + 1;
      }
    }
    this.#sharingCount = count;
    return sharing.subarray(0, count);
  }

  /** How many of the keys asked for last `holder` holds. */
  sharedBy(holder: number): number {
    return this.#shared[holder] as number;
  }

  /**
   * The entries of `keys`. By themselves, since a processor waits for many of these reads at a time, but not across the
   * branches of what follows: a third of the time.
   */
  #entriesOf(keys: Uint32Array): Int32Array {
    if (keys.length > this.#entries.length) this.#entries = new Int32Array(2 * keys.length);
    const entries = this.#entries;
    for (let i = 0; i < keys.length; i++) entries[i] = this.#slots[this.#find(keys[i] as number) + 1] as number;
    return entries;
  }

  /** Where `key` stands among the slots, or would stand. */
  #find(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    // Keys are hashes of which the smallest were chosen: only their low bits are spread evenly.
    let at = (key << 1) & mask;
    while (slots[at + 1] !== FREE && slots[at] !== (key | 0)) at = (at + 2) & mask;
    return at;
  }

  #newBlock(): number {
    const free = this.#freeBlocks.pop();
    if (free !== undefined) return free;
    if (this.#blocksEnd + BLOCK > this.#blocks.length) {
      const blocks = new Int32Array(2 * this.#blocks.length);
      blocks.set(this.#blocks);
      this.#blocks = blocks;
    }
    const block = this.#blocksEnd;
    this.#blocksEnd += BLOCK;
    return block;
  }

  /** Room for four times as many keys as are held; those without a holder lose their slots. */
  #makeSlots(): void {
    const before = this.#slots;
    let held = 0;
    for (let at = 1; at < before.length; at += 2) if (before[at] !== FREE && before[at] !== NOBODY) held++;
    let length = before.length;
    while (length < 8 * held) length *= 2;
    this.#slots = new Int32Array(length);
    this.#used = held;
    for (let at = 0; at < before.length; at += 2) {
      const entry = before[at + 1] as number;
      if (entry === FREE || entry === NOBODY) continue;
      const to = this.#find(before[at] as number);
      this.#slots[to] = before[at] as number;
      this.#slots[to + 1] = entry;
    }
  }

  #makeCounts(holder: number): void {
    const shared = new Uint16Array(2 * (holder + 1));
    shared.set(this.#shared);
    this.#shared = shared;
    const sharing = new Uint32Array(shared.length);
    sharing.set(this.#sharing);
    this.#sharing = sharing;
  }
}
