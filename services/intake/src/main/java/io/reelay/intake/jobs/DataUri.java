package io.reelay.intake.jobs;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// A data URI (RFC 2397), parsed as leniently as browsers do: parameters before `;base64`, white space and percent
/// encoding anywhere, base64 without padding or in the URL-safe alphabet.
///
/// @param contentType in lower case, without parameters
record DataUri(
        String contentType,
        @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {

    private static final String SCHEME = "data:";
    private static final String EXPECTED_FORM = " The expected form is data:image/jpeg;base64,…";

    /// The media type of a data URI that does not name one.
    private static final String DEFAULT_TYPE = "text/plain";

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+");
    private static final int MAX_QUOTED = 60;

    /// An invalid data URI. The message continues a sentence that begins with the name of the field.
    static final class DataUriException extends Exception {

        DataUriException(String reason) {
            super("is not a valid data URI: " + reason);
        }
    }

    /// Whether a text has the scheme of a data URI.
    static boolean isDataUri(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    static DataUri parse(String uri) throws DataUriException {
        int comma = comma(uri);
        String[] header = uri.substring(SCHEME.length(), comma).split(";", -1);
        boolean base64 = isBase64(header);
        String contentType = mediaType(header[0]);
        byte[] content = new Payload(uri, comma + 1, base64).decode();
        if (content.length == 0) {
            throw new DataUriException("there is no data after the comma." + EXPECTED_FORM);
        }
        return new DataUri(contentType, content);
    }

    /// The position of the first comma outside a quoted parameter.
    private static int comma(String uri) throws DataUriException {
        int first = uri.indexOf(',');
        if (first < 0) {
            throw new DataUriException("it has no comma." + EXPECTED_FORM);
        }
        boolean quoted = false;
        for (int i = SCHEME.length(); i < uri.length(); i++) {
            switch (uri.charAt(i)) {
                case '"' -> quoted = !quoted;
                case '\\' -> i += quoted ? 1 : 0;
                case ',' -> {
                    if (!quoted) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return first;
    }

    private static boolean isBase64(String[] header) throws DataUriException {
        for (int i = 1; i < header.length; i++) {
            if (header[i].strip().equalsIgnoreCase("base64")) {
                if (i < header.length - 1) {
                    throw new DataUriException("base64 must come directly before the comma." + EXPECTED_FORM);
                }
                return true;
            }
        }
        return false;
    }

    private static String mediaType(String given) throws DataUriException {
        String type = given.strip().replaceAll("(?i)%2f", "/");
        if (type.isEmpty()) {
            return DEFAULT_TYPE;
        }
        if (!MEDIA_TYPE.matcher(type).matches()) {
            throw new DataUriException("\"%s\" is not a media type such as image/jpeg."
                    .formatted(type.substring(0, Math.min(MAX_QUOTED, type.length()))));
        }
        return type.toLowerCase(Locale.ROOT);
    }

    /// The data after the comma. It is decoded in one pass because it can be as large as an image.
    private static final class Payload {

        private final String uri;
        private final boolean base64;
        private final byte[] octets;
        private int next;
        private int length;

        Payload(String uri, int begin, boolean base64) {
            this.uri = uri;
            this.base64 = base64;
            this.next = begin;
            this.octets = new byte[uri.length() - begin];
        }

        byte[] decode() throws DataUriException {
            while (next < uri.length() && uri.charAt(next) != '#') {
                int octet = octet();
                if (!base64 || !isSpace(octet)) {
                    octets[length++] = (byte) (base64 ? standardAlphabet(octet) : octet);
                }
            }
            return base64 ? decodedBase64() : Arrays.copyOf(octets, length);
        }

        private int octet() throws DataUriException {
            char character = uri.charAt(next++);
            if (character > 0x7f) {
                throw new DataUriException("it contains a character that is not ASCII.");
            }
            if (character != '%') {
                return character;
            }
            if (next + 2 > uri.length() || !hexadecimal(uri.charAt(next)) || !hexadecimal(uri.charAt(next + 1))) {
                throw new DataUriException("a % is not followed by two hexadecimal digits.");
            }
            next += 2;
            return HexFormat.fromHexDigits(uri, next - 2, next);
        }

        private static boolean hexadecimal(char character) {
            return HexFormat.isHexDigit(character);
        }

        private static boolean isSpace(int octet) {
            return octet == ' ' || octet == '\t' || octet == '\n' || octet == '\f' || octet == '\r';
        }

        private static int standardAlphabet(int octet) {
            return switch (octet) {
                case '-' -> '+';
                case '_' -> '/';
                default -> octet;
            };
        }

        private byte[] decodedBase64() throws DataUriException {
            try {
                ByteBuffer decoded = Base64.getDecoder().decode(ByteBuffer.wrap(octets, 0, length));
                return decoded.remaining() == decoded.array().length
                        ? decoded.array()
                        : Arrays.copyOf(decoded.array(), decoded.remaining());
            } catch (IllegalArgumentException e) {
                throw new DataUriException("the data after the comma is not valid base64.");
            }
        }
    }
}
