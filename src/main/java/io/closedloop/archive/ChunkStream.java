package io.closedloop.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads what was stored in pieces as one stream, one piece in memory at a time. */
class ChunkStream extends InputStream {

    private final IntFunction<Optional<byte[]>> chunks;
    private byte[] chunk = {};
    private int position;
    private int at;
    private long left;

    ChunkStream(IntFunction<Optional<byte[]>> chunks, long size) {
        this.chunks = chunks;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        if (at == chunk.length) {
            // somebody may have disposed of it meanwhile: a file that breaks off must not look complete
            chunk = chunks.apply(position++)
                    .orElseThrow(() -> new EOFException("The dossier is not complete any more"));
            at = 0;
        }
        int read = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, buffer, offset, read);
        at += read;
        left -= read;
        return read;
    }
}
