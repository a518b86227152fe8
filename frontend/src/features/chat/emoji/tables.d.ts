/** Made at build time by scripts/emoji.ts. */
declare module "virtual:emoji/*" {
  const table: string;
  export default table;
}
