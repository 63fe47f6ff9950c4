package parley.solve;

import java.util.Arrays;

/** Strongly connected components of a sparse matrix's graph, by Tarjan's algorithm (1972) without recursion. */
final class ChainGraph {
    private ChainGraph() {}

    /** {@code [s]}: the component, numbered so that an edge never leads to a larger number. Entries of 0 are no edges. */
    static int[] components(int[] start, int size, int[] column, double[] entry) {
        int[] component = new int[size];
        int[] order = new int[size];
        int[] low = new int[size];
        int[] next = new int[size];
        int[] path = new int[size];
        int[] stack = new int[size];
        Arrays.fill(component, -1);
        Arrays.fill(order, -1);
        int counter = 0;
        int components = 0;
        int top = 0;
        for (int root = 0; root < size; root++) {
            if (order[root] >= 0) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            while (depth >= 0) {
                int s = path[depth];
                if (order[s] < 0) {
                    order[s] = counter;
                    low[s] = counter++;
                    next[s] = start[s];
                    stack[top++] = s;
                }
                int child = -1;
                while (next[s] < start[s + 1] && child < 0) {
                    int e = next[s]++;
                    int to = column[e];
                    if (!(entry[e] > 0)) {
                        continue;
                    }
                    if (order[to] < 0) {
                        child = to;
                    } else if (component[to] < 0) {
                        low[s] = Math.min(low[s], order[to]);
                    }
                }
                if (child >= 0) {
                    path[++depth] = child;
                    continue;
                }
                if (low[s] == order[s]) {
                    int member;
                    do {
                        member = stack[--top];
                        component[member] = components;
                    } while (member != s);
                    components++;
                }
                if (--depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[s]);
                }
            }
        }
        return component;
    }

    /** {@code [component]}: its members, ascending. */
    static int[][] members(int[] component) {
        int count = 0;
        for (int c : component) {
            count = Math.max(count, c + 1);
        }
        int[] sizes = new int[count];
        for (int c : component) {
            sizes[c]++;
        }
        int[][] members = new int[count][];
        for (int c = 0; c < count; c++) {
            members[c] = new int[sizes[c]];
        }
        for (int s = component.length - 1; s >= 0; s--) {
            members[component[s]][--sizes[component[s]]] = s;
        }
        return members;
    }
}
