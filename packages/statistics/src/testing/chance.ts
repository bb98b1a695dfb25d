const { cos, log, sqrt } = Math;
const turn = 2 * Math.PI;

/**
 * Draws that can be repeated: between none and one, exponential of mean one, standard normal. The generator is Jenkins's
 * small fast one (JSF32), which needs no `Math`; that is slow to reach from within a test's own realm.
 */
export const chanceOf = (seed: number) => {
  let [a, b, c, d] = [0xf1ea5eed, seed, seed, seed];
  const draw = (): number => {
    const e = (a - ((b << 27) | (b >>> 5))) | 0;
    a = b ^ ((c << 17) | (c >>> 15));
    b = (c + d) | 0;
    c = (d + e) | 0;
    d = (e + a) | 0;
    return d >>> 0;
  };
  for (let warming = 0; warming < 20; warming += 1) draw();

  const next = (): number => (draw() + 0.5) / 4_294_967_296;
  const exponential = (): number => -log(next());
  const normal = (): number => sqrt(2 * exponential()) * cos(turn * next());
  return { next, exponential, normal };
};

/** The draws of one simulation. */
export type Chance = ReturnType<typeof chanceOf>;
