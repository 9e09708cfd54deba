// How many pixels of two pictures of one place differ by a contrast of 3:1 or more: the area of a focus indicator (2.4.13).
async ([before, after]) => {
  const pixels = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, picture.width, picture.height).data;
  };
  const linear = (value) => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (data, at) => 0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2]);
  const [one, other] = [await pixels(before), await pixels(after)];
  let area = 0;
  for (let at = 0; at < one.length; at += 4) {
    const [light, dark] = [luminance(one, at), luminance(other, at)].sort((a, b) => b - a);
    if ((light + 0.05) / (dark + 0.05) >= 3) area += 1;
  }
  return area;
}
