declare module 'saxen' {
  type Decode = (text: string) => string;

  interface Hooks {
    /** Attributes by their raw names, not decoded. */
    readonly openTag: (
      name: string,
      attributes: () => Readonly<Record<string, string>>,
      decode: Decode,
    ) => void;
    readonly closeTag: (name: string) => void;
    readonly text: (text: string, decode: Decode) => void;
    readonly cdata: (text: string) => void;
    readonly error: (error: Error) => void;
  }

  /** The used part of the parser. */
  export class Parser {
    on<Name extends keyof Hooks>(name: Name, hook: Hooks[Name]): this;
    parse(xml: string): this;
  }
}
