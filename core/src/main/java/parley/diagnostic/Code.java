package parley.diagnostic;

/** Kinds of mistakes. */
public enum Code {
    P101
}
