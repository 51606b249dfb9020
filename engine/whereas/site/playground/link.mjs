// An example in the fragment of an address, which a browser sends to nobody: `#1.` and the texts, deflated, in base64url.
export async function written(texts) {
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  const packed = new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
  let signs = "";
  for (const byte of packed) signs += String.fromCharCode(byte);
  return `#1.${btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

const MOST = 2_000_000; // characters: more is no example, and unpacking must end

export async function read(fragment) {
  if (!fragment.startsWith("#1.")) return null;
  try {
    const signs = atob(fragment.slice(3).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
      if (text.length > MOST) return null;
    }
    const texts = JSON.parse(text + decoder.decode());
    return typeof texts.law === "string" && typeof texts.deal === "string" ? texts : null;
  } catch {
    return null;
  }
}
