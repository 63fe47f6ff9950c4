/*
 * Expressions of a scenario. Loosest first: or, and, not, comparisons, + -, * /, unary -, ^ (to the right).
 * A comparison takes two sides; the reader refuses a third with a hint. `if` reaches as far to the right as it can.
 */
grammar Parley;

formula
    : expression EOF
    ;

expression
    : conjunction (OR conjunction)*
    ;

conjunction
    : negation (AND negation)*
    ;

negation
    : NOT negation
    | comparison
    ;

comparison
    : sum (comparator sum)*
    ;

comparator
    : EQUAL
    | LESS
    | LESS_OR_EQUAL
    | GREATER
    | GREATER_OR_EQUAL
    | IS NOT?
    ;

sum
    : product ((PLUS | MINUS) product)*
    ;

product
    : signed ((TIMES | OVER) signed)*
    ;

signed
    : MINUS signed
    | power
    ;

power
    : atom (POWER signed)?
    ;

atom
    : NUMBER                      # number
    | (TRUE | FALSE)              # truth
    | choice                      # conditional
    | call                        # application
    | NAME (DOT NAME)?            # reference
    | OPEN expression CLOSE       # grouped
    ;

choice
    : IF expression THEN expression (ELSE expression)?
    ;

call
    : NAME OPEN arguments? (BAR arguments)? CLOSE
    ;

arguments
    : expression (COMMA expression)*
    ;

AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
IS : 'is' ;
IF : 'if' ;
THEN : 'then' ;
ELSE : 'else' ;
TRUE : 'true' ;
FALSE : 'false' ;

EQUAL : '=' ;
LESS : '<' ;
LESS_OR_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_OR_EQUAL : '>=' ;
PLUS : '+' ;
MINUS : '-' ;
TIMES : '*' ;
OVER : '/' ;
POWER : '^' ;
OPEN : '(' ;
CLOSE : ')' ;
COMMA : ',' ;
BAR : '|' ;
DOT : '.' ;

NUMBER : [0-9]+ ('.' [0-9]+)? ([eE] [+-]? [0-9]+)? ;
NAME : [a-zA-Z] [a-zA-Z0-9_]* ;

// Signs of other languages are tokens, so that a hint can name ours.
FOREIGN : '==' | '!=' | '<>' | '=<' | '=>' | '&&' | '||' | '**' | '..' ;

SPACE : [ \t\r\n]+ -> skip ;
UNKNOWN : . ;
