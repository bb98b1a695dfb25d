import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

/** A picture as a rule: the colour at a point from −1 to 1 on both sides, or nothing. */
type Drawing = (x: number, y: number) => Colour | undefined;

const peel: Colour = [240, 140, 20];
const flesh: Colour = [255, 184, 64];
const pith: Colour = [255, 243, 214];
const crust: Colour = [176, 112, 48];
const dough: Colour = [226, 170, 92];
const crisp: Colour = [250, 214, 98];
const crispEdge: Colour = [214, 150, 40];

const orange: Drawing = (x, y) => {
  const radius = Math.hypot(x, y);
  if (radius > 0.95) return undefined;
  if (radius > 0.86) return peel;
  if (radius > 0.8 || radius < 0.08) return pith;
  const turn = ((Math.atan2(y, x) / Math.PI) * 5 + 10) % 1;
  const rib = 0.025 / radius;
  return turn < rib || turn > 1 - rib ? pith : flesh;
};

const biscuit: Drawing = (x, y) => {
  const side = Math.max(Math.abs(x), Math.abs(y));
  const wave = 0.03 * Math.cos(18 * (Math.abs(x) > Math.abs(y) ? y : x));
  if (side > 0.84 + wave) return undefined;
  if (side > 0.76 + wave) return crust;
  const fromHole = Math.hypot(((x + 1.6) % 0.4) - 0.2, ((y + 1.6) % 0.4) - 0.2);
  return fromHole < 0.045 && side < 0.65 ? crust : dough;
};

const crisps: Drawing = (x, y) => {
  for (const [left, top, tilt] of [
    [0.25, 0.35, 0.5],
    [-0.3, 0.15, -0.4],
    [0.1, -0.3, 0.1],
  ] as const) {
    const [across, along] = [x - left, y - top];
    const u = across * Math.cos(tilt) + along * Math.sin(tilt);
    const v = along * Math.cos(tilt) - across * Math.sin(tilt);
    const radius = Math.hypot(u / 0.62, v / 0.42);
    if (radius > 1) continue;
    return radius > 0.9 || Math.abs(Math.sin(u * 14)) < 0.12 ? crispEdge : crisp;
  }
  return undefined;
};

/** What there is to be seen in the demonstration. */
export const drawings = { orange, biscuit, crisps } as const;

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const chunk = (name: string, held: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name), held]);
  return Buffer.concat([number(held.length), named, number(crc32(named))]);
};

/** Looks at each dot so often on both sides, so that edges are smooth. */
const looks = 4;

/** The drawing as a square PNG of so many dots, seen through where nothing is drawn. */
export const drawPicture = (drawing: Drawing, side: number): Buffer => {
  const rows = Buffer.alloc(side * (side * 4 + 1));
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1) {
      const sum = [0, 0, 0];
      let seen = 0;
      for (let look = 0; look < looks * looks; look += 1) {
        const x = column + ((look % looks) + 0.5) / looks;
        const y = row + (Math.floor(look / looks) + 0.5) / looks;
        const colour = drawing((2 * x) / side - 1, (2 * y) / side - 1);
        if (!colour) continue;
        seen += 1;
        colour.forEach((part, at) => {
          sum[at] = (sum[at] ?? 0) + part;
        });
      }
      const at = row * (side * 4 + 1) + 1 + column * 4;
      for (const [part, total] of sum.entries()) rows[at + part] = seen === 0 ? 0 : Math.round(total / seen);
      rows[at + 3] = Math.round((255 * seen) / (looks * looks));
    }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([number(side), number(side), Buffer.from([8, 6, 0, 0, 0])])),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
