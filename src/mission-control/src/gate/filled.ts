const fillers = /[xX*0.\-_#]/;
const marks = /example|xxxxxx|\*{6}|your_|your-|placeholder|redacted|00000000/i;

/** The body of a token is filled with marks or says that it is an example; the C# detector leaves such text alone too. */
export function isFilled(body: string): boolean {
  if (body === "") return false;
  const distinct = new Set(body).size;
  return (distinct <= Math.min(5, Math.floor(body.length / 3)) && fillers.test(body)) || marks.test(body);
}
