package io.clonememoria.platform.event;

/** CloudEvents 1.0, Kafka protocol binding, binary mode: attributes are headers with the prefix {@code ce_}. */
public final class CloudEventHeaders {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    /** Where the schema of the data stands; says which version of the type it is. */
    public static final String DATA_SCHEMA = "ce_dataschema";
    /** Extension: the version of a published row. */
    public static final String ROW_VERSION = "ce_rowversion";
    /** Extension: the request that caused the event. */
    public static final String REQUEST_ID = "ce_requestid";
    public static final String CONTENT_TYPE = "content-type";
    /** W3C Trace Context, as a header of its own by the CloudEvents tracing extension. */
    public static final String TRACE_PARENT = "traceparent";

    private CloudEventHeaders() {}
}
